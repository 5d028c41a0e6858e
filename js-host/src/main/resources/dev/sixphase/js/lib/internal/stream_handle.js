// A stream of the loop as a socket's handle: it is there before it connects, and has Node's names.

const { Buffer } = require('buffer');
const resources = require('internal/active_resources');

const binding = internalBinding('net');

class StreamHandle {
  #native = null;
  #resource;
  #hasRef = true;
  #closed = undefined;
  // What is set before there is a socket to set it on.
  #settings = new Map();
  #connecting = false;
  #isGone = false;
  #failedWrite = undefined;
  #ends = {};

  /**
   * @param resource the name that process.getActiveResourcesInfo() tells
   * @param native a stream that is connected already, or undefined
   */
  constructor(resource, native) {
    this.#resource = resource;
    this.reading = false;
    this.bytesWritten = 0;
    this.onread = () => {};
    this.onend = () => {};
    this.onerror = () => {};
    if (native !== undefined) {
      this.#adopt(native);
    }
  }

  #adopt(native) {
    this.#native = native;
    resources.add(this, this.#resource);
    native.onData((bytes) => this.onread(Buffer.from(new ArrayBuffer(bytes))));
    native.onEnd(() => {
      this.reading = false;
      this.#applyRef();
      this.onend();
    });
    native.onError((failure) => this.#fail(failure));
    native.onClose(() => {
      // The loop closes a stream by itself when both sides have ended.
      this.#isGone = true;
      resources.remove(this);
      this.#closed?.();
    });
    this.#remember();
    if (!this.reading) {
      native.pause();
    }
    this.#applyRef();
  }

  /** A failed write is told as such, any other failure as the handle's. */
  #fail(failure) {
    const callback = this.#failedWrite ?? this.onerror;
    this.#failedWrite = undefined;
    callback(failure);
  }

  /** Who is connected is known as long as the handle is, not as long as the connection is. */
  #remember() {
    this.#ends = { local: this.#native.localAddress() ?? undefined, remote: this.#native.remoteAddress() ?? undefined };
  }

  /** A stream that neither connects nor reads waits for nothing: it keeps no program alive. */
  #applyRef() {
    if (this.#connecting || this.reading && this.#hasRef) {
      this.#native?.ref();
    } else {
      this.#native?.unref();
    }
  }

  /** Starts to connect; what becomes of it is told to the callback, a failure or null. */
  connectTcp(address, port, local, callback) {
    this.#connect(binding.connectTcp(address, port, local?.address, local?.port ?? 0), 'TCPConnectWrap', callback);
  }

  connectPath(path, callback) {
    this.#connect(binding.connectPath(path), 'PipeConnectWrap', callback);
  }

  #connect(native, resource, callback) {
    this.#connecting = true;
    this.#adopt(native);
    const request = {};
    resources.add(request, resource);
    const done = (failure) => {
      if (resources.remove(request)) {
        callback(failure);
        return true;
      }
      return false;
    };
    native.onConnect(() => {
      this.#connecting = false;
      this.#remember();
      this.#applyRef();
      for (const [name, values] of this.#settings) {
        native[name]?.(...values);
      }
      done(null);
    });
    native.onError((failure) => done(failure) || this.#fail(failure));
  }

  readStart() {
    this.reading = true;
    this.#native?.resume();
    this.#applyRef();
  }

  readStop() {
    this.reading = false;
    this.#native?.pause();
    this.#applyRef();
  }

  /** Sends all of the bytes; the callback gets a failure or null, inside this call if the socket takes all at once. */
  write(bytes, callback) {
    if (this.#closed !== undefined) {
      process.nextTick(callback, { code: 'EBADF', description: 'bad file descriptor', syscall: 'write' });
      return;
    }
    this.bytesWritten += bytes.byteLength;
    const request = {};
    const became = this.#native.write(bytes.buffer, bytes.byteOffset, bytes.byteLength, (failure) => {
      resources.remove(request);
      callback(failure);
    });
    if (became === 'sent') {
      callback(null);
    } else if (became === 'failed') {
      this.#failedWrite = callback;
    } else {
      resources.add(request, 'WriteWrap');
    }
  }

  /** Ends our side once all is sent, and tells so. */
  shutdown(callback) {
    const request = {};
    resources.add(request, 'ShutdownWrap');
    this.#native.end(() => {
      resources.remove(request);
      callback();
    });
  }

  /** Ends at once; the callback runs when close callbacks run. */
  close(callback = () => {}) {
    this.reading = false;
    this.#closed = callback;
    if (this.#native === null || this.#isGone) {
      binding.closing(callback);
    } else {
      this.#native.close();
    }
  }

  reset(callback) {
    if (this.#native?.reset === undefined || this.#isGone) {
      this.close(callback);
    } else {
      this.#closed = callback;
      this.#native.reset();
    }
  }

  ref() {
    this.#hasRef = true;
    this.#applyRef();
  }

  unref() {
    this.#hasRef = false;
    this.#applyRef();
  }

  hasRef() {
    return this.#hasRef;
  }

  #set(name, ...values) {
    this.#settings.set(name, values);
    this.#native?.[name]?.(...values);
  }

  setNoDelay(enable) {
    this.#set('noDelay', Boolean(enable));
  }

  setKeepAlive(enable, idleSeconds = 0) {
    this.#set('keepAlive', Boolean(enable), idleSeconds);
  }

  get bytesRead() {
    return Number(this.#native?.bytesRead() ?? 0);
  }

  getsockname() {
    return this.#ends.local;
  }

  getpeername() {
    return this.#ends.remote;
  }
}

exports.StreamHandle = StreamHandle;

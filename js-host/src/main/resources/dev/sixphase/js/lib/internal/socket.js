// A socket is a Duplex on a stream of the loop.

const { Duplex } = require('stream');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { socketError } = require('internal/system_errors');
const { validateFunction, checkDuration } = require('internal/validators');
const { isIP } = require('internal/addresses');
const { normalizeArguments, checkPort } = require('internal/net_arguments');
const resources = require('internal/active_resources');

const binding = internalBinding('net');

class Socket extends Duplex {
  constructor(options = {}) {
    super({ ...options, allowHalfOpen: true, emitClose: false, autoDestroy: true, decodeStrings: false });
    this.allowHalfOpen = Boolean(options.allowHalfOpen);
    this.connecting = false;
    this.timeout = 0;
    this.server = null;
    this._handle = null;
    this._wantsRef = true;
    this._timer = null;
    this.on('end', () => {
      if (!this.allowHalfOpen) {
        this.end();
      }
    });
    if (options.handle) {
      this._adopt(options.handle, options.resource ?? 'TCPSocketWrap');
    }
    if (options.signal) {
      options.signal.addEventListener('abort', () => this.destroy(options.signal.reason), { once: true });
    }
  }

  _adopt(handle, resource) {
    this._handle = handle;
    resources.add(this._handle, resource);
    handle.onData((bytes) => {
      this._restartTimer();
      if (!this.push(Buffer.from(new ArrayBuffer(bytes)))) {
        handle.pause();
      }
    });
    handle.onEnd(() => {
      this.push(null);
      this.read(0);
    });
    handle.onError((failure) => this.destroy(this._errorOf(failure, failure.syscall || 'read')));
    handle.onClose(() => {
      resources.remove(handle);
      this._closed();
    });
    handle.pause();
    if (!this._wantsRef) {
      handle.unref();
    }
  }

  _errorOf(failure, syscall) {
    return syscall === 'connect' ? socketError(failure, syscall, this._host, this._port) : socketError(failure, syscall);
  }

  connect(...given) {
    const [options, callback] = normalizeArguments(given);
    if (this.destroyed || this._handle) {
      this._handle = null;
      this._undestroy();
    }
    if (callback !== null) {
      this.once('connect', callback);
    }
    this.connecting = true;
    if (options.path !== undefined) {
      this._start(binding.connectPath(options.path), 'PipeConnectWrap', 'PipeWrap', options.path);
      return this;
    }
    if (options.port === undefined) {
      throw new codes.ERR_MISSING_ARGS('options', 'port', 'path');
    }
    const port = checkPort(options.port);
    const host = options.host ?? 'localhost';
    const family = isIP(host);
    if (family !== 0) {
      process.nextTick(() => this._connectTo(host, port));
      return this;
    }
    const lookup = options.lookup ?? require('dns').lookup;
    validateFunction(lookup, 'options.lookup');
    this._host = host;
    lookup(host, { family: options.family, all: false }, (error, address, found) => {
      this.emit('lookup', error, address, found, host);
      if (!this.connecting) {
        return;
      }
      if (error) {
        process.nextTick(() => this.destroy(error));
      } else {
        this._connectTo(address, port);
      }
    });
    return this;
  }

  _connectTo(address, port) {
    if (this.connecting && !this.destroyed) {
      this._host = address;
      this._port = port;
      this._start(binding.connectTcp(address, port), 'TCPConnectWrap', 'TCPSocketWrap');
    }
  }

  _start(handle, request, resource, path) {
    this._adopt(handle, resource);
    if (path !== undefined) {
      this._host = path;
    }
    const pending = {};
    resources.add(pending, request);
    const done = () => resources.remove(pending);
    handle.onConnect(() => {
      done();
      this.connecting = false;
      this._restartTimer();
      this.emit('connect');
      this.emit('ready');
      if (!this.isPaused()) {
        this.read(0);
      }
    });
    handle.onError((failure) => {
      done();
      const wasConnecting = this.connecting;
      this.connecting = false;
      this.destroy(this._errorOf(failure, wasConnecting ? 'connect' : failure.syscall || 'read'));
    });
  }

  _read() {
    if (this.connecting || !this._handle) {
      this.once('connect', () => this._read());
    } else {
      this._handle.resume();
    }
  }

  _write(chunk, encoding, callback) {
    if (this.connecting) {
      this.once('connect', () => this._write(chunk, encoding, callback));
      return;
    }
    if (!this._handle) {
      callback(Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }));
      return;
    }
    this._restartTimer();
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    this._handle.write(bytes.buffer, bytes.byteOffset, bytes.byteLength, (failure) => {
      this._restartTimer();
      callback(failure === null ? null : this._errorOf(failure, failure.syscall || 'write'));
    });
  }

  _final(callback) {
    if (this.connecting) {
      this.once('connect', () => this._final(callback));
      return;
    }
    this._handle?.end();
    process.nextTick(callback);
  }

  _destroy(error, callback) {
    this.connecting = false;
    clearTimeout(this._timer);
    this._failed = Boolean(error);
    const handle = this._handle;
    if (handle) {
      this._bytes = { read: handle.bytesRead(), written: handle.bytesWritten(), local: handle.localAddress(),
        remote: handle.remoteAddress() };
      this._handle = null;
      this._handleClosing = true;
      handle.close();
      callback(error);
    } else {
      callback(error);
      process.nextTick(() => this._closed());
    }
  }

  _closed() {
    if (!this._closeTold) {
      this._closeTold = true;
      this.emit('close', Boolean(this._failed));
      this.server?._connectionEnded(this);
    }
  }

  destroySoon() {
    if (this.writable) {
      this.end();
    }
    if (this.writableFinished) {
      this.destroy();
    } else {
      this.once('finish', this.destroy);
    }
  }

  resetAndDestroy() {
    this._handle?.reset?.();
    return this.destroy();
  }

  setTimeout(duration, callback) {
    const millis = checkDuration(duration, 'msecs');
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
      this[millis === 0 ? 'removeListener' : 'once']('timeout', callback);
    }
    this.timeout = millis;
    this._restartTimer();
    return this;
  }

  _restartTimer() {
    clearTimeout(this._timer);
    this._timer = null;
    if (this.timeout > 0 && !this.destroyed) {
      this._timer = require('timers').setTimeout(() => this.emit('timeout'), this.timeout);
      this._timer.unref();
    }
  }

  ref() {
    this._wantsRef = true;
    this._handle?.ref();
    return this;
  }

  unref() {
    this._wantsRef = false;
    this._handle?.unref();
    return this;
  }

  setNoDelay(enable = true) {
    this._handle?.noDelay?.(Boolean(enable));
    return this;
  }

  setKeepAlive(enable = false) {
    this._handle?.keepAlive?.(Boolean(enable));
    return this;
  }

  address() {
    return this._handle?.localAddress() ?? {};
  }

  get pending() {
    return !this._handle || this.connecting;
  }

  get readyState() {
    if (this.connecting) {
      return 'opening';
    }
    if (this.readable) {
      return this.writable ? 'open' : 'readOnly';
    }
    return this.writable ? 'writeOnly' : 'closed';
  }

  get bytesRead() {
    return Number(this._handle?.bytesRead() ?? this._bytes?.read ?? 0);
  }

  get bytesWritten() {
    return Number(this._handle?.bytesWritten() ?? this._bytes?.written ?? 0) + this.writableLength;
  }
}

for (const [name, side, field] of [['localAddress', 'local', 'address'], ['localPort', 'local', 'port'],
  ['localFamily', 'local', 'family'], ['remoteAddress', 'remote', 'address'], ['remotePort', 'remote', 'port'],
  ['remoteFamily', 'remote', 'family']]) {
  Object.defineProperty(Socket.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this._handle?.[`${side}Address`]()?.[field] ?? this._bytes?.[side]?.[field];
    },
  });
}

function CallableSocket(options) {
  return Reflect.construct(Socket, [options], new.target ?? Socket);
}
CallableSocket.prototype = Socket.prototype;
Socket.prototype.constructor = CallableSocket;
Object.setPrototypeOf(CallableSocket, Duplex);
Object.defineProperty(CallableSocket, 'name', { value: 'Socket' });

exports.Socket = CallableSocket;

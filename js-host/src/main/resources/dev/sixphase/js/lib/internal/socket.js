// A socket is a Duplex on a stream of the loop.

const { Duplex } = require('stream');
const { Buffer } = require('buffer');
const { codes, defineCodes } = require('internal/errors');
const { socketError } = require('internal/system_errors');
const { validateFunction, validateString, checkDuration } = require('internal/validators');
const { connect } = require('internal/socket_connect');
const { StreamHandle } = require('internal/stream_handle');
const { normalizeArguments } = require('internal/net_arguments');
const { staticBuffer } = require('internal/static_buffer');
const timers = require('timers');

defineCodes({
  ERR_SOCKET_CLOSED: [Error, () => 'Socket is closed'],
  ERR_SOCKET_CLOSED_BEFORE_CONNECTION: [Error, () => 'Socket closed before the connection was established'],
});

const kTimeout = Symbol('timeout');
const kBytes = Symbol('bytes');
const kBuffer = Symbol('buffer');
const kReset = Symbol('reset');
const kName = Symbol('name');
const kPeer = Symbol('peer');

class Socket extends Duplex {
  constructor(options = {}) {
    if (options.objectMode || options.readableObjectMode || options.writableObjectMode) {
      const name = ['objectMode', 'readableObjectMode', 'writableObjectMode'].find((one) => options[one]);
      throw new codes.ERR_INVALID_ARG_VALUE(`options.${name}`, options[name], 'is not supported');
    }
    super({ ...options, allowHalfOpen: Boolean(options.allowHalfOpen), emitClose: false, autoDestroy: true,
      decodeStrings: false, handle: undefined, signal: undefined });
    this.connecting = false;
    this.timeout = undefined;
    this.server = null;
    this._server = null;
    this._parent = null;
    this._host = null;
    this._pendingData = null;
    this._pendingEncoding = '';
    this._handle = null;
    this[kTimeout] = null;
    this[kBytes] = { read: 0, written: 0 };
    this[kReset] = false;
    this._settings = { noDelay: Boolean(options.noDelay), keepAlive: Boolean(options.keepAlive),
      keepAliveSeconds: secondsOf(options.keepAliveInitialDelay) };
    this[kBuffer] = staticBuffer(options.onread);
    this.on('end', whenInputEnds);
    if (options.handle) {
      this._adopt(options.handle);
      if (options.pauseOnCreate) {
        this.readableFlowing = false;
      } else if (!options.manualStart) {
        this.read(0);
      }
    }
    if (options.signal) {
      require('stream').addAbortSignal(options.signal, this);
    }
  }

  /** Lets the handle's events be those of this socket. */
  _adopt(handle) {
    this._handle = handle;
    handle.owner = this;
    handle.onread = (bytes) => {
      this._unrefTimer();
      this._take(bytes);
    };
    handle.onend = () => {
      // The end is there whether or not anybody reads.
      this.push(null);
      this.read(0);
    };
    handle.onerror = (failure) => this.destroy(socketError(failure, failure.syscall || 'read'));
  }

  _take(bytes) {
    if (this[kBuffer]) {
      this[kBuffer].take(this, bytes);
    } else if (!this.push(bytes)) {
      this._handle?.readStop();
    }
  }

  connect(...given) {
    const [options, callback] = normalizeArguments(given);
    if (this.destroyed) {
      this._reset();
    }
    if (callback !== null) {
      this.once('connect', callback);
    }
    if (options.path !== undefined && options.path !== null) {
      validateString(options.path, 'options.path');
    }
    if (!this._handle) {
      this._adopt(new StreamHandle(options.path ? 'PipeWrap' : 'TCPSocketWrap'));
      if (this._wantsNoRef) {
        this._handle.unref();
      }
    }
    this._unrefTimer();
    this.connecting = true;
    connect(this, options);
    return this;
  }

  /** Forgets an earlier connection, before another. */
  _reset() {
    this._handle = null;
    this._peername = undefined;
    this._sockname = undefined;
    this._undestroy();
  }

  _read(size) {
    if (this.connecting || !this._handle) {
      this.once('connect', () => this._read(size));
    } else if (!this._handle.reading) {
      this._handle.readStart();
    }
  }

  pause() {
    if (this[kBuffer] && !this.connecting && this._handle?.reading && !this.destroyed) {
      this._handle.readStop();
    }
    return super.pause();
  }

  resume() {
    if (this[kBuffer] && !this.connecting && this._handle && !this._handle.reading) {
      this[kBuffer].resume(this);
    }
    return super.resume();
  }

  read(size) {
    if (this[kBuffer] && !this.connecting && this._handle && !this._handle.reading) {
      this[kBuffer].resume(this);
    }
    return super.read(size);
  }

  _write(chunk, encoding, callback) {
    this._send([{ chunk, encoding }], callback);
  }

  _writev(chunks, callback) {
    this._send(chunks, callback);
  }

  _send(chunks, callback) {
    if (this.connecting) {
      this._pendingData = chunks;
      this.once('connect', () => this._send(chunks, callback));
      this.once('close', () => {
        if (this._pendingData !== null) {
          this._pendingData = null;
          callback(new codes.ERR_SOCKET_CLOSED_BEFORE_CONNECTION());
        }
      });
      return;
    }
    this._pendingData = null;
    if (!this._handle) {
      callback(new codes.ERR_SOCKET_CLOSED());
      return;
    }
    this._unrefTimer();
    const buffers = chunks.map(({ chunk, encoding }) =>
      (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk));
    const bytes = buffers.length === 1 ? buffers[0] : Buffer.concat(buffers);
    this._handle.write(bytes, (failure) => {
      if (this.destroyed) {
        callback();
        return;
      }
      this._unrefTimer();
      callback(failure === null ? null : socketError(failure, failure.syscall || 'write'));
    });
  }

  _final(callback) {
    if (this.connecting) {
      this.once('connect', () => this._final(callback));
      return;
    }
    if (this._handle) {
      this._handle.shutdown(() => callback());
    } else {
      callback();
    }
  }

  _destroy(error, callback) {
    this.connecting = false;
    for (let socket = this; socket !== null; socket = socket._parent) {
      timers.clearTimeout(socket[kTimeout]);
    }
    const isException = Boolean(error);
    const handle = this._handle;
    if (handle) {
      this[kBytes] = { read: handle.bytesRead, written: handle.bytesWritten };
      this[kPeer] = this._getpeername();
      this[kName] = this._getsockname();
      this._handle = null;
      handle.onread = () => {};
      handle.onend = () => {};
      handle.onerror = () => {};
      handle[this[kReset] ? 'reset' : 'close'](() => this.emit('close', isException));
      callback(error);
    } else {
      callback(error);
      process.nextTick(() => this.emit('close', isException));
    }
    if (this._server) {
      this._server._connections -= 1;
      this._server._emitCloseIfDrained();
    }
  }

  end(data, encoding, callback) {
    super.end(data, encoding, callback);
    return this;
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
    if (!this._handle) {
      this.destroy(new codes.ERR_SOCKET_CLOSED());
    } else if (this.connecting) {
      this.once('connect', () => this._resetNow());
    } else {
      this._resetNow();
    }
    return this;
  }

  _resetNow() {
    this[kReset] = true;
    this.destroy();
  }

  setTimeout(duration, callback) {
    if (this.destroyed) {
      return this;
    }
    const millis = checkDuration(duration, 'msecs');
    this.timeout = duration;
    timers.clearTimeout(this[kTimeout]);
    if (callback !== undefined) {
      validateFunction(callback, 'callback');
    }
    if (millis === 0) {
      this[kTimeout] = null;
      if (callback !== undefined) {
        this.removeListener('timeout', callback);
      }
      return this;
    }
    this[kTimeout] = timers.setTimeout(() => this._onTimeout(), millis).unref();
    if (callback !== undefined) {
      this.once('timeout', callback);
    }
    return this;
  }

  _onTimeout() {
    this.emit('timeout');
  }

  /** The time-out counts from here. */
  _unrefTimer() {
    for (let socket = this; socket !== null; socket = socket._parent) {
      socket[kTimeout]?.refresh();
    }
  }

  ref() {
    return this._setRef(true);
  }

  unref() {
    return this._setRef(false);
  }

  _setRef(wanted) {
    this._wantsNoRef = !wanted;
    if (this._handle) {
      this._handle[wanted ? 'ref' : 'unref']?.();
    } else {
      this.once('connect', () => this._setRef(wanted));
    }
    return this;
  }

  setNoDelay(enable) {
    const wanted = enable === undefined ? true : Boolean(enable);
    if (this._settings.noDelay !== wanted || !this._handle) {
      this._settings.noDelay = wanted;
      this._handle?.setNoDelay?.(wanted);
    }
    return this;
  }

  setKeepAlive(enable, initialDelayMillis) {
    const wanted = Boolean(enable);
    const seconds = secondsOf(initialDelayMillis);
    this._settings.keepAlive = wanted;
    this._settings.keepAliveSeconds = seconds;
    this._handle?.setKeepAlive?.(wanted, seconds);
    return this;
  }

  /** What was asked for before there was a connection. */
  _applySettings() {
    if (this._settings.noDelay) {
      this._handle.setNoDelay?.(true);
    }
    if (this._settings.keepAlive) {
      this._handle.setKeepAlive?.(true, this._settings.keepAliveSeconds);
    }
  }

  address() {
    return this._getsockname();
  }

  _getsockname() {
    return this._handle?.getsockname() ?? (this._handle ? {} : this[kName] ?? {});
  }

  _getpeername() {
    if (this.connecting) {
      return this._peername ?? {};
    }
    return this._handle?.getpeername() ?? (this._handle ? {} : this[kPeer] ?? {});
  }

  get _connecting() {
    return this.connecting;
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

  get bufferSize() {
    return this._handle ? this.writableLength : undefined;
  }

  get bytesRead() {
    return this._handle ? this._handle.bytesRead : this[kBytes].read;
  }

  get _bytesDispatched() {
    return this._handle ? this._handle.bytesWritten : this[kBytes].written;
  }

  get bytesWritten() {
    const waiting = [...this._writableState?.getBuffer() ?? [], ...this._pendingData ?? []];
    return waiting.reduce((sum, { chunk, encoding }) =>
      sum + (typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length), this._bytesDispatched);
  }
}

for (const [name, source, field] of [['localAddress', '_getsockname', 'address'], ['localPort', '_getsockname', 'port'],
  ['localFamily', '_getsockname', 'family'], ['remoteAddress', '_getpeername', 'address'],
  ['remotePort', '_getpeername', 'port'], ['remoteFamily', '_getpeername', 'family']]) {
  Object.defineProperty(Socket.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this[source]()[field];
    },
  });
}

/** {return whole seconds, of which there are none before a delay begins} */
function secondsOf(millis) {
  return Math.max(0, Math.trunc(Number(millis) / 1000) || 0);
}

/** Whoever writes after the peer has ended is told so, unless both sides may be open alone. */
function whenInputEnds() {
  if (!this.allowHalfOpen) {
    this.write = writeAfterEnd;
  }
}

function writeAfterEnd(chunk, encoding, callback) {
  if (!this.writableEnded) {
    return Duplex.prototype.write.call(this, chunk, encoding, callback);
  }
  const done = typeof encoding === 'function' ? encoding : callback;
  const error = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
  if (typeof done === 'function') {
    process.nextTick(done, error);
  }
  this.destroy(error);
  return false;
}

function CallableSocket(options) {
  return Reflect.construct(Socket, [typeof options === 'number' ? { fd: options } : options], new.target ?? Socket);
}
CallableSocket.prototype = Socket.prototype;
Socket.prototype.constructor = CallableSocket;
Object.setPrototypeOf(CallableSocket, Duplex);
Object.defineProperty(CallableSocket, 'name', { value: 'Socket' });

exports.Socket = CallableSocket;

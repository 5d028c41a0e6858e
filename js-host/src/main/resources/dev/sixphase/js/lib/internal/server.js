// A server takes connections from a listener of the loop.

const EventEmitter = require('events');
const { codes, defineCodes } = require('internal/errors');
const { socketError } = require('internal/system_errors');
const { Socket } = require('internal/socket');
const { StreamHandle } = require('internal/stream_handle');
const { validateAbortSignal } = require('internal/validators');
const { normalizeArguments, checkPort } = require('internal/net_arguments');
const { isIP } = require('internal/addresses');
const resources = require('internal/active_resources');

const binding = internalBinding('net');
const BACKLOG = 511;

defineCodes({
  ERR_SERVER_ALREADY_LISTEN: [Error, () => 'Listen method has been called more than once without closing.'],
  ERR_SERVER_NOT_RUNNING: [Error, () => 'Server is not running.'],
});

class Server extends EventEmitter {
  constructor(options, listener) {
    super(typeof options === 'object' && options !== null ? options : undefined);
    const given = typeof options === 'function' || options === undefined || options === null ? {} : options;
    if (typeof given !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    const onConnection = typeof options === 'function' ? options : listener;
    if (typeof onConnection === 'function') {
      this.on('connection', onConnection);
    }
    this._connections = 0;
    this._handle = null;
    this._wantsRef = true;
    this.allowHalfOpen = given.allowHalfOpen ?? false;
    this.pauseOnConnect = Boolean(given.pauseOnConnect);
    this.noDelay = Boolean(given.noDelay);
    this.keepAlive = Boolean(given.keepAlive);
    this.keepAliveInitialDelay = Math.max(0, Math.trunc(Number(given.keepAliveInitialDelay) / 1000) || 0);
    this.highWaterMark = given.highWaterMark;
  }

  listen(...given) {
    const [options, callback] = normalizeArguments(given);
    if (this._handle || this._starting) {
      throw new codes.ERR_SERVER_ALREADY_LISTEN();
    }
    if (callback !== null) {
      this.once('listening', callback);
    }
    this._closeOnAbort(options);
    const isAnyPort = given.length === 0 || typeof given[0] === 'function'
      || options.port === undefined && 'port' in options || options.port === null;
    const port = isAnyPort ? 0 : options.port;
    const backlog = Number(options.backlog) || BACKLOG;
    if (typeof port === 'number' || typeof port === 'string') {
      this._listenAt(checkPort(port, 'options.port') | 0, options.host, backlog, options.ipv6Only);
    } else if (options.path && typeof options.path === 'string') {
      this._open(() => binding.listenPath(options.path, backlog, (native) => this._accept(native, 'PipeWrap')),
        'PipeServerWrap', options.path);
      this._openToAll(options);
    } else {
      throw new codes.ERR_INVALID_ARG_VALUE('options', options,
        'port' in options || 'path' in options ? undefined : 'must have the property "port" or "path"');
    }
    return this;
  }

  /** Lets everybody read, or write, a socket that has a path. */
  _openToAll({ path, readableAll, writableAll }) {
    if (this._handle && (readableAll || writableAll)) {
      const fs = require('fs');
      fs.chmodSync(path, fs.statSync(path).mode | (readableAll ? 0o444 : 0) | (writableAll ? 0o222 : 0));
    }
  }

  _closeOnAbort({ signal }) {
    if (signal === undefined) {
      return;
    }
    validateAbortSignal(signal, 'options.signal');
    const onAborted = () => this.close();
    if (signal.aborted) {
      process.nextTick(onAborted);
    } else {
      signal.addEventListener('abort', onAborted);
      this.once('close', () => signal.removeEventListener('abort', onAborted));
    }
  }

  _listenAt(port, host, backlog) {
    if (!host || isIP(host) !== 0) {
      this._listenTo(host || '::', port, backlog);
      return;
    }
    this._starting = true;
    require('dns').lookup(host, (error, address) => {
      this._starting = false;
      if (error) {
        this.emit('error', error);
      } else {
        this._listenTo(address, port, backlog);
      }
    });
  }

  _listenTo(address, port, backlog) {
    this._open(() => binding.listenTcp(address, port, backlog, (native) => this._accept(native, 'TCPSocketWrap')),
      'TCPServerWrap', address, port);
  }

  _open(listen, resource, address, port) {
    const handle = listen();
    if (handle.code !== undefined) {
      const error = socketError(handle, 'listen', address, port);
      process.nextTick(() => this.emit('error', error));
      return;
    }
    this._handle = handle;
    this._connectionKey = `${isIP(address) || -1}:${address}:${port ?? -1}`;
    const listening = { owner: this, hasRef: () => this._wantsRef };
    resources.add(listening, resource);
    handle.onError((failure) => this.emit('error', socketError(failure, 'accept')));
    handle.onClose(() => resources.remove(listening));
    if (!this._wantsRef) {
      handle.unref();
    }
    process.nextTick(() => {
      if (this._handle) {
        this.emit('listening');
      }
    });
  }

  _accept(native, resource) {
    const handle = new StreamHandle(resource, native);
    if (this.maxConnections && this._connections >= this.maxConnections) {
      this.emit('drop', ends(handle));
      handle.close();
      return;
    }
    const socket = new Socket({
      handle,
      allowHalfOpen: this.allowHalfOpen,
      pauseOnCreate: this.pauseOnConnect,
      readableHighWaterMark: this.highWaterMark,
      writableHighWaterMark: this.highWaterMark,
    });
    if (this.noDelay) {
      socket._settings.noDelay = true;
      handle.setNoDelay(true);
    }
    if (this.keepAlive) {
      socket._settings.keepAlive = true;
      handle.setKeepAlive(true, this.keepAliveInitialDelay);
    }
    this._connections += 1;
    socket.server = this;
    socket._server = this;
    this.emit('connection', socket);
  }

  close(callback) {
    if (typeof callback === 'function') {
      this.once('close', this._handle ? callback : () => callback(new codes.ERR_SERVER_NOT_RUNNING()));
    }
    if (this._handle) {
      this._handle.close();
      this._handle = null;
    }
    this._emitCloseIfDrained();
    return this;
  }

  _emitCloseIfDrained() {
    if (!this._handle && this._connections === 0) {
      process.nextTick(() => this.emit('close'));
    }
  }

  [Symbol.asyncDispose ?? Symbol.for('nodejs.asyncDispose')]() {
    return this._handle ? new Promise((resolve, reject) => {
      this.close((error) => (error ? reject(error) : resolve()));
    }) : Promise.resolve();
  }

  [Symbol.for('nodejs.rejection')](error, event, socket) {
    if (event === 'connection') {
      socket.destroy(error);
    } else {
      this.emit('error', error);
    }
  }

  address() {
    return this._handle?.address() ?? null;
  }

  getConnections(callback) {
    if (typeof callback === 'function') {
      process.nextTick(callback, null, this._connections);
    }
    return this;
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

  get listening() {
    return Boolean(this._handle);
  }
}

function ends(handle) {
  const local = handle.getsockname();
  const remote = handle.getpeername();
  return {
    localAddress: local?.address,
    localPort: local?.port,
    localFamily: local?.family,
    remoteAddress: remote?.address,
    remotePort: remote?.port,
    remoteFamily: remote?.family,
  };
}

function CallableServer(options, listener) {
  return Reflect.construct(Server, [options, listener], new.target ?? CallableServer);
}
CallableServer.prototype = Server.prototype;
Server.prototype.constructor = CallableServer;
Object.setPrototypeOf(CallableServer, EventEmitter);
Object.defineProperty(CallableServer, 'name', { value: 'Server' });

exports.Server = CallableServer;

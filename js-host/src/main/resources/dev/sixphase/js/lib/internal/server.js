// A server takes connections from a listener of the loop.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { socketError } = require('internal/system_errors');
const { Socket } = require('internal/socket');
const { normalizeArguments, checkPort } = require('internal/net_arguments');
const { isIP } = require('internal/addresses');
const resources = require('internal/active_resources');

const binding = internalBinding('net');
const BACKLOG = 511;

function codedError(code, message) {
  const error = new Error(message);
  error.code = code;
  return error;
}

class Server extends EventEmitter {
  constructor(options, listener) {
    super();
    const onConnection = typeof options === 'function' ? options : listener;
    if (options !== undefined && options !== null && !['function', 'object'].includes(typeof options)) {
      throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', options);
    }
    const { allowHalfOpen = false, pauseOnConnect = false, noDelay = false, keepAlive = false, highWaterMark } =
      typeof options === 'object' && options !== null ? options : {};
    this._options = { allowHalfOpen, pauseOnConnect, noDelay, keepAlive, highWaterMark };
    this._handle = null;
    this._connections = 0;
    this._wantsRef = true;
    this.maxConnections = undefined;
    if (onConnection) {
      this.on('connection', onConnection);
    }
  }

  listen(...given) {
    const [options, callback] = normalizeArguments(given);
    if (this._handle || this._starting) {
      throw codedError('ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.');
    }
    if (callback !== null) {
      this.once('listening', callback);
    }
    const backlog = Number(options.backlog) || BACKLOG;
    if (options.path !== undefined && options.path !== null) {
      this._open(() => binding.listenPath(options.path, backlog, (handle) => this._accept(handle, 'PipeWrap')),
        'PipeServerWrap', options.path);
      return this;
    }
    const port = options.port === undefined || options.port === null ? 0 : checkPort(options.port, 'options.port');
    const host = options.host;
    if (host && isIP(host) === 0) {
      this._starting = true;
      require('dns').lookup(host, (error, address) => {
        this._starting = false;
        if (error) {
          this.emit('error', error);
        } else {
          this._listenTo(address, port, backlog);
        }
      });
    } else {
      this._listenTo(host || '::', port, backlog);
    }
    return this;
  }

  _listenTo(address, port, backlog) {
    this._open(() => binding.listenTcp(address, port, backlog, (handle) => this._accept(handle, 'TCPSocketWrap')),
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
    resources.add(handle, resource);
    handle.onError((failure) => this.emit('error', socketError(failure, 'accept')));
    handle.onClose(() => {
      resources.remove(handle);
      this._handleIsClosed = true;
      this._closedIfUnused();
    });
    if (!this._wantsRef) {
      handle.unref();
    }
    process.nextTick(() => {
      if (this._handle) {
        this.emit('listening');
      }
    });
  }

  _accept(handle, resource) {
    if (this.maxConnections !== undefined && this._connections >= this.maxConnections) {
      this.emit('drop', { localAddress: handle.localAddress()?.address, remoteAddress: handle.remoteAddress()?.address });
      handle.close();
      return;
    }
    const { allowHalfOpen, pauseOnConnect, noDelay, keepAlive, highWaterMark } = this._options;
    const socket = new Socket({ handle, resource, allowHalfOpen, highWaterMark });
    this._connections += 1;
    socket.server = this;
    if (noDelay) {
      socket.setNoDelay(true);
    }
    if (keepAlive) {
      socket.setKeepAlive(true);
    }
    this.emit('connection', socket);
    if (!pauseOnConnect && !socket.destroyed) {
      socket.read(0);
    }
  }

  _connectionEnded() {
    this._connections -= 1;
    this._closedIfUnused();
  }

  _closedIfUnused() {
    if (this._closing && this._handleIsClosed && this._connections === 0) {
      this._closing = false;
      this._handleIsClosed = false;
      process.nextTick(() => this.emit('close'));
    }
  }

  close(callback) {
    if (typeof callback === 'function') {
      this.once('close', this._handle ? callback
        : () => callback(codedError('ERR_SERVER_NOT_RUNNING', 'Server is not running.')));
    }
    this._closing = true;
    if (this._handle) {
      this._handle.close();
      this._handle = null;
    } else {
      this._handleIsClosed = true;
      this._closedIfUnused();
    }
    return this;
  }

  address() {
    return this._handle?.address() ?? null;
  }

  getConnections(callback) {
    process.nextTick(callback, null, this._connections);
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
    return this._handle !== null;
  }
}

function CallableServer(options, listener) {
  return Reflect.construct(Server, [options, listener], new.target ?? Server);
}
CallableServer.prototype = Server.prototype;
Server.prototype.constructor = CallableServer;
Object.setPrototypeOf(CallableServer, EventEmitter);
Object.defineProperty(CallableServer, 'name', { value: 'Server' });

exports.Server = CallableServer;

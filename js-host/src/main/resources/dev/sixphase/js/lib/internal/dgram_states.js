// How a socket comes to be bound and connected, and what waits until it is.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { exceptionOfHost, SystemError } = require('internal/system_errors');
const { kStateSymbol } = require('internal/dgram');

const UNBOUND = 0;
const BINDING = 1;
const BOUND = 2;
const DISCONNECTED = 0;
const CONNECTING = 1;
const CONNECTED = 2;

function running(socket) {
  const state = socket[kStateSymbol];
  if (!state.handle) {
    throw new codes.ERR_SOCKET_DGRAM_NOT_RUNNING();
  }
  return state;
}

// A bind that fails keeps its callback from a later one.
function onceListening(socket, callback) {
  const forget = () => {
    socket.removeListener('error', forget);
    socket.removeListener('listening', listening);
  };
  function listening() {
    forget();
    Reflect.apply(callback, socket, []);
  }
  socket.on('error', forget);
  socket.on('listening', listening);
}

function bindTo(socket, error, ip, port) {
  const state = socket[kStateSymbol];
  const options = { reuseAddr: Boolean(state.reuseAddr), ipv6Only: Boolean(state.ipv6Only) };
  const errno = error ? 0 : state.handle.bind(ip, port >>> 0, options);
  if (error || errno < 0) {
    state.bindState = UNBOUND;
    socket.emit('error', error ?? exceptionOfHost(errno, 'bind', ip, port));
    return;
  }
  state.handle.recvStart();
  state.receiving = true;
  state.bindState = BOUND;
  if (state.recvBufferSize) {
    bufferSize(socket, state.recvBufferSize, true);
  }
  if (state.sendBufferSize) {
    bufferSize(socket, state.sendBufferSize, false);
  }
  socket.emit('listening');
}

// Runs at once on a socket that is bound; otherwise sees to it that it will be, and is kept until then.
function whenBound(socket, action) {
  const state = socket[kStateSymbol];
  if (state.bindState === UNBOUND) {
    socket.bind({ port: 0, exclusive: true }, null);
  }
  if (state.bindState === BOUND) {
    action();
    return;
  }
  if (state.queue === undefined) {
    state.queue = [];
    const failed = () => {
      socket.removeListener('listening', listening);
      state.queue = undefined;
    };
    function listening() {
      socket.removeListener(EventEmitter.errorMonitor, failed);
      const actions = state.queue;
      state.queue = undefined;
      for (const waiting of actions) {
        waiting();
      }
    }
    socket.once(EventEmitter.errorMonitor, failed);
    socket.once('listening', listening);
  }
  state.queue.push(action);
}

function lookUpPeer(socket, port, address, callback) {
  if (callback) {
    socket.once('connect', callback);
  }
  const state = socket[kStateSymbol];
  state.handle.lookup(address, (lookupError, ip) => {
    if (!state.handle) {
      return;
    }
    const errno = lookupError ? 0 : state.handle.connect(ip, port);
    if (!lookupError && errno === 0) {
      state.connectState = CONNECTED;
      process.nextTick(() => socket.emit('connect'));
      return;
    }
    const error = lookupError ?? exceptionOfHost(errno, 'connect', address, port);
    state.connectState = DISCONNECTED;
    process.nextTick(() => {
      if (callback) {
        socket.removeListener('connect', callback);
        callback(error);
      } else {
        socket.emit('error', error);
      }
    });
  });
}

function bufferSize(socket, size, isReceive) {
  if (size >>> 0 !== size) {
    throw new codes.ERR_SOCKET_BAD_BUFFER_SIZE();
  }
  const context = {};
  const found = socket[kStateSymbol].handle.bufferSize(size, isReceive, context);
  if (found === undefined) {
    throw new SystemError('ERR_SOCKET_BUFFER_SIZE', 'Could not get or set buffer size', context);
  }
  return found;
}

Object.assign(exports, { UNBOUND, BINDING, BOUND, DISCONNECTED, CONNECTING, CONNECTED, running, onceListening, bindTo,
  whenBound, lookUpPeer, bufferSize });

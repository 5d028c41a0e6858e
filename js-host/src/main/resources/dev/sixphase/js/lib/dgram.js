// UDP sockets.

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { exceptionOfCall, errnoOf } = require('internal/system_errors');
const { validateAbortSignal, validateNumber, validateString } = require('internal/validators');
const { kStateSymbol, newHandle, checkPort } = require('internal/dgram');
const { UNBOUND, BINDING, BOUND, DISCONNECTED, CONNECTING, CONNECTED, running, onceListening, bindTo, whenBound,
  lookUpPeer, bufferSize } = require('internal/dgram_states');
const { normalizeSend, sendTo, checkSendto } = require('internal/dgram_send');

const UINT32_MAX = 0xffffffff;

class Socket extends EventEmitter {
  constructor(typeOrOptions, listener) {
    super();
    const options = typeOrOptions !== null && typeof typeOrOptions === 'object' ? typeOrOptions
      : { type: typeOrOptions };
    const { type, lookup, reuseAddr, ipv6Only, recvBufferSize, sendBufferSize, signal } = options;
    for (const [name, size] of Object.entries({ recvBufferSize, sendBufferSize })) {
      if (size) {
        validateNumber(size, `options.${name}`, 0, UINT32_MAX);
      }
    }
    const handle = newHandle(type, lookup);
    handle.onmessage = (count, ofHandle, bytes, sender) => onMessage(this, count, bytes, sender);
    this.type = type;
    this[kStateSymbol] = { handle, receiving: false, bindState: UNBOUND, connectState: DISCONNECTED,
      queue: undefined, reuseAddr, ipv6Only, recvBufferSize, sendBufferSize };
    if (typeof listener === 'function') {
      this.on('message', listener);
    }
    if (signal !== undefined) {
      closeOnAbort(this, signal);
    }
  }

  bind(...given) {
    const [first, second] = given;
    const state = running(this);
    if (state.bindState !== UNBOUND) {
      throw new codes.ERR_SOCKET_ALREADY_BOUND();
    }
    const isObject = first !== null && typeof first === 'object';
    if (isObject && Number.isInteger(first.fd) && first.fd >= 0) {
      // No descriptor but the loop's own is a socket here.
      throw exceptionOfCall(errnoOf({ code: 'ENOTSUP' }), 'open');
    }
    state.bindState = BINDING;
    const callback = given.at(-1);
    if (typeof callback === 'function') {
      onceListening(this, callback);
    }
    const port = isObject ? first.port : first;
    const named = isObject ? first.address : typeof second === 'function' ? '' : second;
    const address = named || (this.type === 'udp4' ? '0.0.0.0' : '::');
    state.handle.lookup(address, (error, ip) => {
      if (state.handle) {
        bindTo(this, error, ip, port);
      }
    });
    return this;
  }

  connect(port, address, callback) {
    const number = checkPort(port);
    const host = typeof address === 'function' || address === undefined ? '' : address;
    validateString(host, 'address');
    const state = this[kStateSymbol];
    if (state.connectState !== DISCONNECTED) {
      throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();
    }
    state.connectState = CONNECTING;
    whenBound(this, () => lookUpPeer(this, number, host, typeof address === 'function' ? address : callback));
  }

  disconnect() {
    const state = this[kStateSymbol];
    if (state.connectState !== CONNECTED) {
      throw new codes.ERR_SOCKET_DGRAM_NOT_CONNECTED();
    }
    orThrow(state.handle.disconnect(), 'connect');
    state.connectState = DISCONNECTED;
  }

  sendto(buffer, offset, length, port, address, callback) {
    checkSendto(offset, length, port, address);
    this.send(buffer, offset, length, port, address, callback);
  }

  send(...given) {
    const form = normalizeSend(given, this[kStateSymbol].connectState === CONNECTED);
    const state = running(this);
    if (state.bindState !== BOUND) {
      const { bytes, port, address, callback } = form;
      whenBound(this, () => this.send([bytes], port, address, callback));
    } else if (form.port === undefined) {
      sendTo(this, null, undefined, form);
    } else {
      state.handle.lookup(form.address, (error, ip) => sendTo(this, error, ip, form));
    }
  }

  close(callback) {
    const state = this[kStateSymbol];
    if (typeof callback === 'function') {
      this.on('close', callback);
    }
    if (state.queue !== undefined) {
      state.queue.push(() => this.close());
      return this;
    }
    running(this);
    stopReceiving(state);
    state.handle.close();
    state.handle = null;
    process.nextTick(() => this.emit('close'));
    return this;
  }

  async [Symbol.asyncDispose]() {
    if (this[kStateSymbol].handle) {
      await new Promise((resolve) => {
        this.close(resolve);
      });
    }
  }

  address() {
    const out = {};
    orThrow(running(this).handle.getsockname(out), 'getsockname');
    return out;
  }

  remoteAddress() {
    const state = running(this);
    if (state.connectState !== CONNECTED) {
      throw new codes.ERR_SOCKET_DGRAM_NOT_CONNECTED();
    }
    const out = {};
    orThrow(state.handle.getpeername(out), 'getpeername');
    return out;
  }

  setBroadcast(enabled) {
    orThrow(this[kStateSymbol].handle.setBroadcast(enabled ? 1 : 0), 'setBroadcast');
  }

  setTTL(ttl) {
    validateNumber(ttl, 'ttl');
    orThrow(this[kStateSymbol].handle.setTTL(ttl), 'setTTL');
    return ttl;
  }

  setMulticastTTL(ttl) {
    validateNumber(ttl, 'ttl');
    orThrow(this[kStateSymbol].handle.setMulticastTTL(ttl), 'setMulticastTTL');
    return ttl;
  }

  setMulticastLoopback(enabled) {
    orThrow(this[kStateSymbol].handle.setMulticastLoopback(enabled ? 1 : 0), 'setMulticastLoopback');
    return enabled;
  }

  setMulticastInterface(interfaceAddress) {
    const { handle } = running(this);
    validateString(interfaceAddress, 'interfaceAddress');
    orThrow(handle.setMulticastInterface(interfaceAddress), 'setMulticastInterface');
  }

  ref() {
    this[kStateSymbol].handle?.ref();
    return this;
  }

  unref() {
    this[kStateSymbol].handle?.unref();
    return this;
  }

  setRecvBufferSize(size) {
    bufferSize(this, size, true);
  }

  setSendBufferSize(size) {
    bufferSize(this, size, false);
  }

  getRecvBufferSize() {
    return bufferSize(this, 0, true);
  }

  getSendBufferSize() {
    return bufferSize(this, 0, false);
  }

  getSendQueueSize() {
    return this[kStateSymbol].handle.getSendQueueSize();
  }

  getSendQueueCount() {
    return this[kStateSymbol].handle.getSendQueueCount();
  }
}

for (const name of ['addMembership', 'dropMembership']) {
  Socket.prototype[name] = { [name](multicastAddress, interfaceAddress) {
    const { handle } = running(this);
    if (!multicastAddress) {
      throw new codes.ERR_MISSING_ARGS('multicastAddress');
    }
    orThrow(handle[name](multicastAddress, interfaceAddress), name);
  } }[name];
}

for (const name of ['addSourceSpecificMembership', 'dropSourceSpecificMembership']) {
  Socket.prototype[name] = { [name](sourceAddress, groupAddress, interfaceAddress) {
    const { handle } = running(this);
    validateString(sourceAddress, 'sourceAddress');
    validateString(groupAddress, 'groupAddress');
    orThrow(handle[name](sourceAddress, groupAddress, interfaceAddress), name);
  } }[name];
}

function orThrow(errno, syscall) {
  if (errno < 0) {
    throw exceptionOfCall(errno, syscall);
  }
}

function closeOnAbort(socket, signal) {
  validateAbortSignal(signal, 'options.signal');
  const close = () => {
    if (socket[kStateSymbol].handle) {
      socket.close();
    }
  };
  if (signal.aborted) {
    close();
  } else {
    signal.addEventListener('abort', close, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', close));
  }
}

function onMessage(socket, count, bytes, sender) {
  if (count < 0) {
    socket.emit('error', exceptionOfCall(count, 'recvmsg'));
    return;
  }
  const message = Buffer.from(new ArrayBuffer(bytes));
  sender.size = message.length;
  socket.emit('message', message, sender);
}

function stopReceiving(state) {
  if (state.receiving) {
    state.handle.recvStop();
    state.receiving = false;
  }
}

exports.createSocket = (type, listener) => new Socket(type, listener);
exports.Socket = Socket;

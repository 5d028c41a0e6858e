// A UDP socket of the loop in the form of Node's handles: opened when it is bound, results are 0 or negative errnos.

const { isIP, isIPv4 } = require('internal/addresses');
const { errnoOf } = require('internal/system_errors');
const resources = require('internal/active_resources');

const binding = internalBinding('dgram');
const EBADF = errnoOf({ code: 'EBADF' });
const EINVAL = errnoOf({ code: 'EINVAL' });
const MOST_BYTES = 0x7fffffff;
// A flag of Node's own tests: each datagram goes through the queue.
const triesFirst = !process.execArgv.includes('--test-udp-no-try-send');

class UDP {
  #family;
  #open = null;
  #wantsRef = true;
  #unsentBytes = 0;
  #unsentCount = 0;

  constructor(family) {
    this.#family = family;
    this.onmessage = null;
    resources.add(this, 'UDPWrap');
  }

  bind(address, port, { reuseAddr = false, ipv6Only = false } = {}) {
    if (this.#open !== null || isIP(address) !== this.#family || port > 0xffff) {
      return EINVAL;
    }
    const opened = binding.bind(address, port, reuseAddr, ipv6Only, this.#family === 6);
    if (opened.code !== undefined) {
      return errnoOf(opened);
    }
    this.#open = opened;
    opened.onError((failure) => this.onmessage?.(errnoOf(failure), this, undefined, undefined));
    opened.onClose(() => resources.remove(this));
    if (!this.#wantsRef) {
      opened.unref();
    }
    return 0;
  }

  // As libuv does when a call needs a socket that nobody has bound.
  #bindLater(options) {
    return this.#open !== null ? 0 : this.bind(this.#family === 6 ? '::' : '0.0.0.0', 0, options);
  }

  recvStart() {
    const family = `IPv${this.#family}`;
    this.#open.onMessage((bytes, address, port) =>
      this.onmessage?.(bytes.byteLength, this, bytes, { address, family, port }));
  }

  recvStop() {
    this.#open?.pause();
  }

  close() {
    if (this.#open === null) {
      resources.remove(this);
    } else {
      this.#open.close();
    }
  }

  /** Sends to an address, or without a port to the peer. {return bytes + 1 if sent, 0 if the request will tell} */
  send(request, bytes, port, address) {
    const { buffer, byteOffset, byteLength } = bytes;
    if (port !== undefined && isIP(address) !== this.#family) {
      return EINVAL;
    }
    if (triesFirst) {
      const sent = this.#open.trySend(buffer, byteOffset, byteLength, address, port);
      if (sent === true) {
        return byteLength + 1;
      }
      if (sent !== false) {
        return errnoOf(sent);
      }
    }
    this.#unsentBytes += byteLength;
    this.#unsentCount += 1;
    resources.add(request, 'SendWrap');
    this.#open.send(buffer, byteOffset, byteLength, address, port, (failure) => {
      this.#unsentBytes -= byteLength;
      this.#unsentCount -= 1;
      resources.remove(request);
      request.oncomplete?.(errnoOf(failure), byteLength);
    });
    return 0;
  }

  getSendQueueSize() {
    return this.#unsentBytes;
  }

  getSendQueueCount() {
    return this.#unsentCount;
  }

  connect(address, port) {
    return isIP(address) === this.#family ? this.#asked('connect', address, port) : EINVAL;
  }

  disconnect() {
    return this.#asked('disconnect');
  }

  getsockname(out) {
    return this.#tellAddress('localAddress', out);
  }

  getpeername(out) {
    return this.#tellAddress('remoteAddress', out);
  }

  #tellAddress(name, out) {
    if (this.#open === null) {
      return EBADF;
    }
    const { address, port } = this.#open[name]();
    Object.assign(out, { address, family: `IPv${this.#family}`, port });
    return 0;
  }

  #asked(name, ...values) {
    return this.#open === null ? EBADF : errnoOf(this.#open[name](...values));
  }

  setBroadcast(enabled) {
    return this.#asked('broadcast', Boolean(enabled));
  }

  setTTL(hops) {
    return this.#asked('ttl', hops | 0);
  }

  setMulticastTTL(hops) {
    return this.#asked('multicastTtl', hops | 0);
  }

  setMulticastLoopback(enabled) {
    return this.#asked('multicastLoopback', Boolean(enabled));
  }

  setMulticastInterface(address) {
    const family = isIP(address);
    if (family === 0 || this.#open === null) {
      return family === 0 ? EINVAL : EBADF;
    }
    return family === 6 && this.#family === 4 ? errnoOf({ code: 'ENOPROTOOPT' })
      : this.#asked('multicastInterface', interfaceOf(address));
  }

  addMembership(group, on) {
    return this.#member('join', group, on, null);
  }

  dropMembership(group, on) {
    return this.#member('leave', group, on, null);
  }

  addSourceSpecificMembership(source, group, on) {
    return this.#member('join', group, on, source);
  }

  dropSourceSpecificMembership(source, group, on) {
    return this.#member('leave', group, on, source);
  }

  #member(change, group, on, source) {
    const family = isIP(group);
    if (family === 0 || source !== null && isIP(source) !== family) {
      return EINVAL;
    }
    const failed = this.#bindLater({ reuseAddr: true });
    if (failed !== 0) {
      return failed;
    }
    if (on && isIP(on) !== family) {
      return EINVAL;
    }
    return family === 6 && this.#family === 4 ? errnoOf({ code: 'ENOPROTOOPT' })
      : this.#asked(change, group, on ? interfaceOf(on) : null, source);
  }

  /** Asks for a size, or tells it if that is 0. {return the size, or undefined with the failure in context} */
  bufferSize(bytes, isReceive, context) {
    const failed = this.#open === null ? { code: 'EBADF', description: 'bad file descriptor' }
      : bytes > MOST_BYTES ? { code: 'EINVAL', description: 'invalid argument' }
        : bytes > 0 ? this.#open[isReceive ? 'setReceiveBufferBytes' : 'setSendBufferBytes'](bytes) : null;
    const found = failed ?? this.#open[isReceive ? 'receiveBufferBytes' : 'sendBufferBytes']();
    if (typeof found === 'object') {
      Object.assign(context, { errno: errnoOf(found), code: found.code, message: found.description,
        syscall: `uv_${isReceive ? 'recv' : 'send'}_buffer_size` });
      return undefined;
    }
    // Linux doubles what it is asked for, and tells the double.
    return process.platform === 'linux' ? found * 2 : found;
  }

  ref() {
    this.#wantsRef = true;
    this.#open?.ref();
  }

  unref() {
    this.#wantsRef = false;
    this.#open?.unref();
  }

  hasRef() {
    return this.#wantsRef;
  }

  get fd() {
    return EBADF;
  }
}

// The interface of an address: in IPv4 the one that has it, in IPv6 the one named as its zone.
function interfaceOf(address) {
  if (isIPv4(address)) {
    return address === '0.0.0.0' ? null : address;
  }
  const zone = address.indexOf('%');
  return zone === -1 ? null : address.slice(zone);
}

exports.UDP = UDP;

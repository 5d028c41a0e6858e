// MessageChannel: two ports of one program, each told of what the other is given, in the poll phase.

const { Event, EventTarget, defineHandler } = require('internal/event_target');
const { structuredClone } = require('internal/structured_clone');
const { codes } = require('internal/errors');
const resources = require('internal/active_resources');

const loop = internalBinding('loop');

const kMake = Symbol('make');
let connect;

class MessageEvent extends Event {
  #init;

  constructor(type, init = {}) {
    super(type, init);
    this.#init = { data: null, origin: '', lastEventId: '', source: null, ports: [], ...init };
  }

  get data() {
    return this.#init.data;
  }

  get origin() {
    return this.#init.origin;
  }

  get lastEventId() {
    return this.#init.lastEventId;
  }

  get source() {
    return this.#init.source;
  }

  get ports() {
    return this.#init.ports;
  }
}

class MessagePort extends EventTarget {
  #other = null;
  // Keeps the program alive while somebody listens.
  #handle = loop.newAsync(() => {});
  #waiting = [];
  #started = false;
  #closed = false;
  #wrapped = new Map();

  constructor(key) {
    if (key !== kMake) {
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
    super();
    this.#handle.unref();
  }

  static {
    connect = (one, other) => {
      one.#other = other;
      other.#other = one;
    };
  }

  addEventListener(type, listener, options) {
    super.addEventListener(type, listener, options);
    if (type === 'message') {
      this.ref();
      this.start();
    }
  }

  postMessage(value, transfer) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('message');
    }
    const copy = structuredClone(value, Array.isArray(transfer) ? { transfer } : transfer);
    if (this.#other !== null && !this.#closed) {
      this.#other.#receive(copy);
    }
  }

  #receive(value) {
    this.#waiting.push(value);
    if (this.#started) {
      loop.post(() => this.#deliver());
    }
  }

  /** One message, in a callback of its own. */
  #deliver() {
    if (!this.#closed && this.#waiting.length > 0) {
      this.dispatchEvent(new MessageEvent('message', { data: this.#waiting.shift(), source: null }));
    }
  }

  start() {
    if (!this.#started) {
      this.#started = true;
      this.#waiting.forEach(() => loop.post(() => this.#deliver()));
    }
  }

  close(callback) {
    if (typeof callback === 'function') {
      this.addEventListener('close', () => callback(), { once: true });
    }
    // What is closed last is told first.
    this.#other?.#end();
    this.#end();
  }

  #end() {
    if (!this.#closed) {
      this.#closed = true;
      this.#other = null;
      resources.remove(this);
      this.#handle.close(() => this.dispatchEvent(new Event('close')));
    }
  }

  ref() {
    if (!this.#closed) {
      this.#handle.ref();
      resources.add(this, 'MessagePort');
    }
  }

  unref() {
    if (!this.#closed) {
      this.#handle.unref();
      resources.remove(this);
    }
  }

  hasRef() {
    return !this.#closed && this.#handle.hasRef();
  }

  /** Node's way to listen: to the message itself. */
  on(type, listener) {
    return this.#listen(type, listener, false);
  }

  once(type, listener) {
    return this.#listen(type, listener, true);
  }

  #listen(type, listener, once) {
    const wrapped = (event) => Reflect.apply(listener, this, type === 'message' ? [event.data] : []);
    this.#wrapped.set(listener, wrapped);
    this.addEventListener(type, wrapped, { once });
    return this;
  }

  off(type, listener) {
    this.removeEventListener(type, this.#wrapped.get(listener) ?? listener);
    return this;
  }
}

MessagePort.prototype.addListener = MessagePort.prototype.on;
MessagePort.prototype.removeListener = MessagePort.prototype.off;
defineHandler(MessagePort.prototype, 'message');
defineHandler(MessagePort.prototype, 'messageerror');

class MessageChannel {
  constructor() {
    this.port1 = new MessagePort(kMake);
    this.port2 = new MessagePort(kMake);
    connect(this.port1, this.port2);
  }
}

Object.assign(exports, { MessageChannel, MessagePort, MessageEvent });

// events.once, events.on and their like, for emitters and for event targets.

const { codes, AbortError } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateFunction, validateObject } = require('internal/validators');

const isTarget = (value) => typeof value?.addEventListener === 'function';

function refuse(value, name = 'emitter') {
  return new codes.ERR_INVALID_ARG_TYPE(name, 'EventEmitter', value);
}

function listen(emitter, type, listener, { once = false } = {}) {
  if (typeof emitter?.on === 'function') {
    emitter[once ? 'once' : 'on'](type, listener);
  } else if (isTarget(emitter)) {
    emitter.addEventListener(type, listener, { once });
  } else {
    throw refuse(emitter);
  }
}

function ignore(emitter, type, listener) {
  if (typeof emitter.removeListener === 'function') {
    emitter.removeListener(type, listener);
  } else if (typeof emitter.removeEventListener === 'function') {
    emitter.removeEventListener(type, listener);
  } else {
    throw refuse(emitter);
  }
}

const abortOf = (signal) => new AbortError(undefined, { cause: signal.reason });

exports.once = async function once(emitter, name, options = {}) {
  const signal = options?.signal;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) {
    throw abortOf(signal);
  }
  return new Promise((resolve, reject) => {
    const failed = (error) => {
      ignore(emitter, name, happened);
      signal?.removeEventListener('abort', aborted);
      reject(error);
    };
    const happened = (...given) => {
      if (typeof emitter.removeListener === 'function') {
        emitter.removeListener('error', failed);
      }
      signal?.removeEventListener('abort', aborted);
      resolve(given);
    };
    const aborted = () => {
      ignore(emitter, name, happened);
      if (name !== 'error' && typeof emitter.removeListener === 'function') {
        emitter.removeListener('error', failed);
      }
      reject(abortOf(signal));
    };
    listen(emitter, name, happened, { once: true });
    if (name !== 'error' && typeof emitter.once === 'function') {
      emitter.once('error', failed);
    }
    signal?.addEventListener('abort', aborted, { once: true });
  });
};

const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* empty() {}).prototype);

/** Events that nobody has asked for yet, or asks for that have no event yet. */
class Events {
  #emitter;
  #name;
  #events = [];
  #waiting = [];
  #error = null;
  #ended = false;
  #paused = false;
  #signal;
  #high;
  #low;
  #closers;

  constructor(emitter, name, { signal, close = [], highWaterMark = Number.MAX_SAFE_INTEGER, lowWaterMark = 1 }) {
    this.#emitter = emitter;
    this.#name = name;
    this.#signal = signal;
    this.#high = highWaterMark;
    this.#low = lowWaterMark;
    this.#closers = close;
    listen(emitter, name, this.#happened);
    if (name !== 'error' && typeof emitter.on === 'function') {
      emitter.on('error', this.#failed);
    }
    close.forEach((closer) => listen(emitter, closer, this.#close));
    signal?.addEventListener('abort', this.#aborted, { once: true });
  }

  #happened = (...given) => {
    if (this.#waiting.length > 0) {
      this.#waiting.shift().resolve({ value: given, done: false });
      return;
    }
    this.#events.push(given);
    if (!this.#paused && this.#events.length > this.#high) {
      this.#paused = true;
      this.#emitter.pause();
    }
  };

  #failed = (error) => {
    if (this.#waiting.length > 0) {
      this.#waiting.shift().reject(error);
    } else {
      this.#error = error;
    }
    this.#close();
  };

  #aborted = () => this.#failed(abortOf(this.#signal));

  #close = () => {
    ignore(this.#emitter, this.#name, this.#happened);
    if (typeof this.#emitter.removeListener === 'function') {
      this.#emitter.removeListener('error', this.#failed);
    }
    this.#closers.forEach((closer) => ignore(this.#emitter, closer, this.#close));
    this.#signal?.removeEventListener('abort', this.#aborted);
    this.#ended = true;
    const end = { value: undefined, done: true };
    this.#waiting.splice(0).forEach(({ resolve }) => resolve(end));
    return Promise.resolve(end);
  };

  next() {
    if (this.#events.length > 0) {
      const value = this.#events.shift();
      if (this.#paused && this.#events.length < this.#low) {
        this.#paused = false;
        this.#emitter.resume();
      }
      return Promise.resolve({ value, done: false });
    }
    if (this.#error !== null) {
      const failed = Promise.reject(this.#error);
      this.#error = null;
      return failed;
    }
    if (this.#ended) {
      return this.#close();
    }
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  return() {
    return this.#close();
  }

  throw(error) {
    if (!error || !(error instanceof Error)) {
      throw new codes.ERR_INVALID_ARG_TYPE('EventEmitter.AsyncIterator', 'Error', error);
    }
    this.#failed(error);
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}
Object.setPrototypeOf(Events.prototype, asyncIteratorPrototype);

exports.on = function on(emitter, name, options = {}) {
  validateObject(options, 'options');
  const { signal, highWaterMark, highWatermark = highWaterMark, lowWaterMark, lowWatermark = lowWaterMark } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) {
    throw abortOf(signal);
  }
  if (highWatermark !== undefined) {
    validateInteger(highWatermark, 'options.highWaterMark', 1);
  }
  if (lowWatermark !== undefined) {
    validateInteger(lowWatermark, 'options.lowWaterMark', 1);
  }
  return new Events(emitter, name, { ...options, highWaterMark: highWatermark, lowWaterMark: lowWatermark });
};

exports.getEventListeners = function getEventListeners(target, type) {
  if (typeof target?.listeners === 'function') {
    return target.listeners(type);
  }
  if (isTarget(target)) {
    return require('internal/event_target').listenersOf(target, type);
  }
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], target);
};

exports.getMaxListeners = function getMaxListeners(target) {
  if (typeof target?.getMaxListeners === 'function') {
    return target.getMaxListeners();
  }
  if (isTarget(target)) {
    return require('internal/event_target').maxListenersOf(target);
  }
  throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], target);
};

exports.setMaxListeners = function setMaxListeners(count, target) {
  if (isTarget(target)) {
    require('internal/event_target').setMaxListenersOf(target, count);
  } else if (typeof target?.setMaxListeners === 'function') {
    target.setMaxListeners(count);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('eventTargets', ['EventEmitter', 'EventTarget'], target);
  }
};

exports.addAbortListener = function addAbortListener(signal, listener) {
  if (signal === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let remove;
  if (signal.aborted) {
    queueMicrotask(() => listener());
  } else {
    signal.addEventListener('abort', listener, { once: true });
    remove = () => signal.removeEventListener('abort', listener);
  }
  return { __proto__: null, [Symbol.dispose]: () => remove?.() };
};


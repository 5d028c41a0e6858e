// DOM events, as far as Node has them.

const { codes } = require('internal/errors');

const kStopped = Symbol('stopped');
const kListeners = Symbol('listeners');

class Event {
  #canceled = false;

  constructor(type, options = {}) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('type');
    }
    Object.defineProperty(this, 'isTrusted', { value: false, enumerable: true });
    this.type = String(type);
    this.bubbles = Boolean(options?.bubbles);
    this.cancelable = Boolean(options?.cancelable);
    this.composed = Boolean(options?.composed);
    this.timeStamp = Number(process.hrtime.bigint()) / 1e6;
    this.target = null;
    this.currentTarget = null;
    this.eventPhase = 0;
    this[kStopped] = false;
  }

  preventDefault() {
    this.#canceled ||= this.cancelable;
  }

  get defaultPrevented() {
    return this.#canceled;
  }

  get returnValue() {
    return !this.#canceled;
  }

  stopPropagation() {}

  stopImmediatePropagation() {
    this[kStopped] = true;
  }

  composedPath() {
    return this.currentTarget === null ? [] : [this.currentTarget];
  }
}
Object.assign(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });

class EventTarget {
  constructor() {
    this[kListeners] = new Map();
    Object.defineProperty(this, kListeners, { enumerable: false });
  }

  addEventListener(type, listener, options) {
    if (listener === null || listener === undefined) {
      return;
    }
    if (typeof listener !== 'function' && typeof listener !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
    }
    const { capture = false, once = false, signal } = typeof options === 'boolean'
      ? { capture: options } : options ?? {};
    const listeners = this[kListeners].get(type) ?? [];
    if (signal?.aborted || listeners.some((one) => one.listener === listener && one.capture === capture)) {
      return;
    }
    this[kListeners].set(type, [...listeners, { listener, capture, once }]);
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener, { capture }), { once: true });
  }

  removeEventListener(type, listener, options) {
    const capture = typeof options === 'boolean' ? options : Boolean(options?.capture);
    const left = (this[kListeners].get(type) ?? [])
      .filter((one) => one.listener !== listener || one.capture !== capture);
    this[kListeners].set(type, left);
  }

  dispatchEvent(event) {
    if (!(event instanceof Event)) {
      throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    }
    event.target = this;
    event.currentTarget = this;
    event.eventPhase = Event.AT_TARGET;
    for (const { listener, capture, once } of this[kListeners].get(event.type) ?? []) {
      if (once) {
        this.removeEventListener(event.type, listener, { capture });
      }
      callListener(this, listener, event);
      if (event[kStopped]) {
        break;
      }
    }
    event.currentTarget = null;
    event.eventPhase = Event.NONE;
    return !event.defaultPrevented;
  }
}

// What a listener throws is an uncaught exception of its own, after the others have run.
function callListener(target, listener, event) {
  try {
    const result = typeof listener === 'function'
      ? Reflect.apply(listener, target, [event]) : listener.handleEvent?.(event);
    if (typeof result?.then === 'function') {
      result.then(undefined, (error) => process.nextTick(() => {
        throw error;
      }));
    }
  } catch (error) {
    process.nextTick(() => {
      throw error;
    });
  }
}

/** Defines an attribute like onabort on a class of event targets. */
function defineHandler(prototype, type) {
  const kHandler = Symbol(`on${type}`);
  Object.defineProperty(prototype, `on${type}`, {
    enumerable: true,
    configurable: true,
    get() {
      return this[kHandler]?.original ?? null;
    },
    set(handler) {
      if (this[kHandler]) {
        this.removeEventListener(type, this[kHandler]);
      }
      const wrapper = typeof handler === 'function' ? function call(event) {
        return Reflect.apply(handler, this, [event]);
      } : undefined;
      if (wrapper) {
        wrapper.original = handler;
        this.addEventListener(type, wrapper);
      }
      Object.defineProperty(this, kHandler, { value: wrapper, configurable: true, enumerable: false });
    },
  });
}

Object.assign(exports, { Event, EventTarget, defineHandler, kListeners });

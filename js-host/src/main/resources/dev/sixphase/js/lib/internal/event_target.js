// DOM events, as far as Node has them: targets without parents, whose listeners fail on their own.

const { codes, defineCodes } = require('internal/errors');
const { validateObject, validateAbortSignal } = require('internal/validators');

defineCodes({
  ERR_EVENT_RECURSION: [Error, (type) => `The event "${type}" is already being dispatched`],
});

const kEvents = Symbol('kEvents');
const kMaxListeners = Symbol('events.maxEventTargetListeners');
// Only the host can say this of an event.
const kTrusted = Symbol('trusted');
const custom = Symbol.for('nodejs.util.inspect.custom');
const inspect = (...given) => require('internal/inspect').inspect(...given);

class Event {
  #type;
  #bubbles;
  #cancelable;
  #composed;
  #canceled = false;
  #stopped = false;
  #stoppedNow = false;
  #timeStamp = require('internal/clock').now();
  #target = null;
  #isDispatched = false;
  #trusted;

  constructor(type, options = undefined) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('type');
    }
    if (options !== undefined && options !== null) {
      validateObject(options, 'options');
    }
    this.#bubbles = Boolean(options?.bubbles);
    this.#cancelable = Boolean(options?.cancelable);
    this.#composed = Boolean(options?.composed);
    this.#type = `${type}`;
    this.#trusted = options?.[kTrusted] === true;
  }

  static #check(value) {
    if (value === null || typeof value !== 'object' || !(#type in value)) {
      throw new codes.ERR_INVALID_THIS('Event');
    }
    return value;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    const event = Event.#check(this);
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('type');
    }
    if (!event.#isDispatched) {
      event.#type = `${type}`;
      event.#bubbles = Boolean(bubbles);
      event.#cancelable = Boolean(cancelable);
    }
  }

  stopImmediatePropagation() {
    const event = Event.#check(this);
    event.#stopped = true;
    event.#stoppedNow = true;
  }

  preventDefault() {
    const event = Event.#check(this);
    event.#canceled ||= event.#cancelable;
  }

  stopPropagation() {
    Event.#check(this).#stopped = true;
  }

  composedPath() {
    const event = Event.#check(this);
    return event.#isDispatched ? [event.#target] : [];
  }

  get target() {
    return Event.#check(this).#target;
  }

  get currentTarget() {
    const event = Event.#check(this);
    return event.#isDispatched ? event.#target : null;
  }

  get srcElement() {
    return Event.#check(this).#target;
  }

  get type() {
    return Event.#check(this).#type;
  }

  get cancelable() {
    return Event.#check(this).#cancelable;
  }

  get defaultPrevented() {
    return Event.#check(this).#canceled;
  }

  get timeStamp() {
    return Event.#check(this).#timeStamp;
  }

  get returnValue() {
    return !Event.#check(this).#canceled;
  }

  get bubbles() {
    return Event.#check(this).#bubbles;
  }

  get composed() {
    return Event.#check(this).#composed;
  }

  get eventPhase() {
    return Event.#check(this).#isDispatched ? Event.AT_TARGET : Event.NONE;
  }

  get cancelBubble() {
    return Event.#check(this).#stopped;
  }

  set cancelBubble(value) {
    Event.#check(this).#stopped ||= Boolean(value);
  }

  static isTrusted(event) {
    return Event.#check(event).#trusted;
  }

  /** Calls the listeners, until one wants no more of them called. */
  static dispatch(event, target, listeners) {
    if (event.#isDispatched) {
      throw new codes.ERR_EVENT_RECURSION(event.#type);
    }
    event.#target = target;
    event.#isDispatched = true;
    for (const entry of listeners) {
      if (event.#stoppedNow) {
        break;
      }
      if (!entry.removed) {
        if (entry.once) {
          remove(target, event.#type, entry);
        }
        callListener(target, entry.callback, event);
      }
    }
    event.#isDispatched = false;
    return !event.#canceled;
  }

  [custom](depth, options) {
    const name = this.constructor.name;
    if (depth < 0) {
      return name;
    }
    return `${name} ${inspect({ type: this.#type, defaultPrevented: this.#canceled, cancelable: this.#cancelable,
      timeStamp: this.#timeStamp }, { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1
      : options.depth })}`;
  }
}

const { dispatch, isTrusted: asks } = Event;
delete Event.dispatch;
delete Event.isTrusted;
const visible = { enumerable: true };
for (const name of ['initEvent', 'stopImmediatePropagation', 'preventDefault', 'target', 'currentTarget', 'srcElement',
  'type', 'cancelable', 'defaultPrevented', 'timeStamp', 'composedPath', 'returnValue', 'bubbles', 'composed',
  'eventPhase', 'cancelBubble', 'stopPropagation']) {
  Object.defineProperty(Event.prototype, name, visible);
}
Object.defineProperty(Event.prototype, 'isTrusted', {
  ...Object.getOwnPropertyDescriptor({
    get isTrusted() {
      return asks(this);
    },
  }, 'isTrusted'),
  configurable: false,
  enumerable: true,
});
Object.defineProperty(Event.prototype, Symbol.toStringTag, { value: 'Event', configurable: true });
for (const [at, name] of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].entries()) {
  Object.defineProperty(Event, name, { value: at, enumerable: true });
  Object.defineProperty(Event.prototype, name, { value: at, enumerable: true });
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('type');
    }
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    if (this === null || typeof this !== 'object' || !(#detail in this)) {
      throw new codes.ERR_INVALID_THIS('CustomEvent');
    }
    return this.#detail;
  }
}
Object.defineProperty(CustomEvent.prototype, 'detail', visible);
Object.defineProperty(CustomEvent.prototype, Symbol.toStringTag, { value: 'CustomEvent', configurable: true });

function check(target) {
  if (target?.[kEvents] === undefined) {
    throw new codes.ERR_INVALID_THIS('EventTarget');
  }
}

function isUsable(listener) {
  if (typeof listener === 'function' || typeof listener === 'object' && listener !== null) {
    return true;
  }
  if (listener === null || listener === undefined) {
    return false;
  }
  throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
}

function optionsOf(options) {
  if (typeof options === 'boolean') {
    return { capture: options };
  }
  if (options === null || options === undefined) {
    return {};
  }
  validateObject(options, 'options');
  return options;
}

function remove(target, type, entry) {
  entry.removed = true;
  const left = target[kEvents].get(type).filter((one) => one !== entry);
  if (left.length === 0) {
    target[kEvents].delete(type);
  } else {
    left.warned = target[kEvents].get(type).warned;
    target[kEvents].set(type, left);
  }
}

class EventTarget {
  constructor() {
    Object.defineProperty(this, kEvents, { value: new Map() });
  }

  addEventListener(type, listener, options) {
    check(this);
    if (arguments.length < 2) {
      throw new codes.ERR_MISSING_ARGS('type', 'listener');
    }
    const { capture = false, once = false, signal } = optionsOf(options);
    validateAbortSignal(signal, 'options.signal');
    if (!isUsable(listener)) {
      warnOfNothing(this, `${type}`, listener);
      return;
    }
    const name = `${type}`;
    const known = this[kEvents].get(name) ?? [];
    const captures = Boolean(capture);
    if (signal?.aborted || known.some((one) => one.callback === listener && one.capture === captures)) {
      return;
    }
    signal?.addEventListener('abort', () => this.removeEventListener(name, listener, { capture: captures }),
      { once: true });
    const listeners = [...known, { callback: listener, capture: captures, once: Boolean(once), removed: false }];
    listeners.warned = known.warned;
    this[kEvents].set(name, listeners);
    warnOfLeak(this, name, listeners);
  }

  removeEventListener(type, listener, options) {
    check(this);
    if (arguments.length < 2) {
      throw new codes.ERR_MISSING_ARGS('type', 'listener');
    }
    if (!isUsable(listener)) {
      return;
    }
    const name = `${type}`;
    const captures = Boolean(typeof options === 'boolean' ? options : options?.capture);
    const found = this[kEvents].get(name)?.find((one) => one.callback === listener && one.capture === captures);
    if (found !== undefined) {
      remove(this, name, found);
    }
  }

  dispatchEvent(event) {
    check(this);
    if (arguments.length < 1) {
      throw new codes.ERR_MISSING_ARGS('event');
    }
    if (!(event instanceof Event)) {
      throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    }
    return dispatch(event, this, this[kEvents].get(event.type) ?? []);
  }

  [custom](depth, options) {
    check(this);
    const { name } = this.constructor;
    return depth < 0 ? name : `${name} ${inspect({}, options)}`;
  }
}
for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
  Object.defineProperty(EventTarget.prototype, name, visible);
}
Object.defineProperty(EventTarget.prototype, Symbol.toStringTag, { value: 'EventTarget', configurable: true });

function warnOfNothing(target, type, listener) {
  const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
  warning.name = 'AddEventListenerArgumentTypeWarning';
  Object.assign(warning, { target, type });
  process.emitWarning(warning);
}

const maxListenersOf = (target) => target[kMaxListeners] ?? require('events').defaultMaxListeners;

function warnOfLeak(target, type, listeners) {
  const most = maxListenersOf(target);
  if (most > 0 && listeners.length > most && !listeners.warned) {
    listeners.warned = true;
    const warning = new Error(`Possible EventTarget memory leak detected. ${listeners.length} ${type} listeners added to `
      + `${inspect(target, { depth: -1 })}. Use events.setMaxListeners() to increase limit`);
    warning.name = 'MaxListenersExceededWarning';
    Object.assign(warning, { target, type, count: listeners.length });
    process.emitWarning(warning);
  }
}

// What a listener throws is an uncaught exception of its own, after the others have run.
function callListener(target, listener, event) {
  const fail = (error) => process.nextTick(() => {
    throw error;
  });
  try {
    const method = typeof listener === 'function' ? listener : listener.handleEvent;
    const result = method === undefined && typeof listener !== 'function' ? undefined
      : Reflect.apply(method, typeof listener === 'function' ? target : listener, [event]);
    if (typeof result?.then === 'function') {
      result.then(undefined, fail);
    }
  } catch (error) {
    fail(error);
  }
}

/** Defines an attribute like onabort on a class of event targets. */
function defineHandler(prototype, type) {
  const handlers = new WeakMap();
  const name = `on${type}`;
  Object.defineProperty(prototype, name, {
    ...Object.getOwnPropertyDescriptor({
      get [name]() {
        return handlers.get(this)?.handler ?? null;
      },
      set [name](value) {
        const known = handlers.get(this);
        if (typeof value !== 'function' && (typeof value !== 'object' || value === null)) {
          if (known !== undefined) {
            handlers.delete(this);
            this.removeEventListener(type, known);
          }
          return;
        }
        if (known !== undefined) {
          // The handler changes, its place among the listeners does not.
          known.handler = value;
          return;
        }
        const call = function call(event) {
          return typeof call.handler === 'function' ? Reflect.apply(call.handler, this, [event]) : undefined;
        };
        call.handler = value;
        handlers.set(this, call);
        this.addEventListener(type, call);
      },
    }, name),
    enumerable: true,
    configurable: true,
  });
}

module.exports = {
  Event, EventTarget, CustomEvent, trustedEvent: (type) => new Event(type, { [kTrusted]: true }), defineHandler, kEvents, maxListenersOf,
  listenersOf: (target, type) => (target[kEvents].get(type) ?? []).map(({ callback }) => callback.handler ?? callback),
  setMaxListenersOf: (target, count) => {
    Object.defineProperty(target, kMaxListeners, { value: count, configurable: true });
  },
};

// EventEmitter with Node's behaviour: listeners are called in order, over a copy of the list.

const { codes } = require('internal/errors');
const { validateFunction, validateBoolean, validateNumber } = require('internal/validators');

const errorMonitor = Symbol('events.errorMonitor');
const kCapture = Symbol('kCapture');
const kRejection = Symbol.for('nodejs.rejection');
let defaultMaxListeners = 10;

const inspect = (...given) => require('internal/inspect').inspect(...given);
const checkListener = (listener) => validateFunction(listener, 'listener');

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.init = function init(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners ||= undefined;
  if (options?.captureRejections) {
    validateBoolean(options.captureRejections, 'options.captureRejections');
    this[kCapture] = Boolean(options.captureRejections);
  } else {
    this[kCapture] = EventEmitter.prototype[kCapture];
  }
};

const proto = EventEmitter.prototype;
proto._events = undefined;
proto._eventsCount = 0;
proto._maxListeners = undefined;
Object.defineProperty(proto, kCapture, { value: false, writable: true, enumerable: false });

// One listener is kept bare, several as an array, as programs that look into _events expect.
function listOf(emitter, type) {
  const entry = emitter._events?.[type];
  if (entry === undefined) {
    return [];
  }
  return typeof entry === 'function' ? [entry] : entry.slice();
}

function add(emitter, type, listener, atFront) {
  checkListener(listener);
  if (emitter._events === undefined) {
    emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  } else if (emitter._events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
  }
  const known = emitter._events[type];
  if (known === undefined) {
    emitter._events[type] = listener;
    ++emitter._eventsCount;
    return emitter;
  }
  let listeners = known;
  if (typeof known === 'function') {
    listeners = atFront ? [listener, known] : [known, listener];
    emitter._events[type] = listeners;
  } else if (atFront) {
    known.unshift(listener);
  } else {
    known.push(listener);
  }
  warnOfLeak(emitter, type, listeners);
  return emitter;
}

function warnOfLeak(emitter, type, listeners) {
  const most = maxOf(emitter);
  if (most > 0 && listeners.length > most && !listeners.warned) {
    listeners.warned = true;
    const warning = new Error(`Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} `
      + `listeners added to ${inspect(emitter, { depth: -1 })}. Use emitter.setMaxListeners() to increase limit`);
    warning.name = 'MaxListenersExceededWarning';
    warning.emitter = emitter;
    warning.type = type;
    warning.count = listeners.length;
    globalThis.process.emitWarning(warning);
  }
}

function wrapOnce(emitter, type, listener) {
  checkListener(listener);
  let fired = false;
  function onceWrapper(...given) {
    if (fired) {
      return undefined;
    }
    emitter.removeListener(type, wrapped);
    fired = true;
    return Reflect.apply(listener, emitter, given);
  }
  const wrapped = onceWrapper.bind(undefined);
  wrapped.listener = listener;
  return wrapped;
}

const maxOf = (emitter) => emitter._maxListeners ?? defaultMaxListeners;

proto.setMaxListeners = function setMaxListeners(n) {
  validateNumber(n, 'setMaxListeners', 0);
  this._maxListeners = n;
  return this;
};
proto.getMaxListeners = function getMaxListeners() {
  return maxOf(this);
};

function failUnheard(error) {
  if (error instanceof Error) {
    throw error;
  }
  let text = error;
  try {
    text = error === undefined ? undefined : inspect(error);
  } catch {
    // What cannot be shown is told as it is.
  }
  const failure = new codes.ERR_UNHANDLED_ERROR(text);
  failure.context = error;
  throw failure;
}

/** What an asynchronous listener rejects with goes to the emitter, if it wants it. */
function capture(emitter, result, type, given) {
  let then;
  try {
    ({ then } = result);
    if (typeof then === 'function') {
      Reflect.apply(then, result, [undefined, (error) => globalThis.process.nextTick(emitRejection, emitter, error, type, given)]);
    }
  } catch (error) {
    emitter.emit('error', error);
  }
}

function emitRejection(emitter, error, type, given) {
  if (typeof emitter[kRejection] === 'function') {
    emitter[kRejection](error, type, ...given);
    return;
  }
  // The listener for errors may fail in its turn: that one is not caught again.
  const before = emitter[kCapture];
  try {
    emitter[kCapture] = false;
    emitter.emit('error', error);
  } finally {
    emitter[kCapture] = before;
  }
}

proto.emit = function emit(type, ...given) {
  if (type === 'error') {
    if (this._events?.[errorMonitor] !== undefined) {
      this.emit(errorMonitor, ...given);
    }
    if (this._events?.error === undefined) {
      failUnheard(given[0]);
    }
  }
  const entry = this._events?.[type];
  if (entry === undefined) {
    return false;
  }
  const captures = this[kCapture];
  if (typeof entry === 'function') {
    const result = Reflect.apply(entry, this, given);
    if (captures && result !== undefined && result !== null) {
      capture(this, result, type, given);
    }
    return true;
  }
  for (const listener of entry.slice()) {
    const result = Reflect.apply(listener, this, given);
    if (captures && result !== undefined && result !== null) {
      capture(this, result, type, given);
    }
  }
  return true;
};

proto.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};
proto.on = proto.addListener;
proto.prependListener = function prependListener(type, listener) {
  return add(this, type, listener, true);
};
proto.once = function once(type, listener) {
  this.on(type, wrapOnce(this, type, listener));
  return this;
};
proto.prependOnceListener = function prependOnceListener(type, listener) {
  this.prependListener(type, wrapOnce(this, type, listener));
  return this;
};

function dropType(emitter, type) {
  if (--emitter._eventsCount === 0) {
    emitter._events = Object.create(null);
  } else {
    delete emitter._events[type];
  }
}

proto.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const entry = this._events?.[type];
  if (entry === undefined) {
    return this;
  }
  if (typeof entry === 'function') {
    if (entry === listener || entry.listener === listener) {
      const { removeListener: heard } = this._events;
      dropType(this, type);
      if (heard) {
        this.emit('removeListener', type, entry.listener ?? listener);
      }
    }
    return this;
  }
  const at = entry.findLastIndex((one) => one === listener || one.listener === listener);
  if (at >= 0) {
    entry.splice(at, 1);
    if (entry.length === 1) {
      this._events[type] = entry[0];
    }
    if (this._events.removeListener !== undefined) {
      this.emit('removeListener', type, listener);
    }
  }
  return this;
};
proto.off = proto.removeListener;

function forgetAll(emitter) {
  emitter._events = Object.create(null);
  emitter._eventsCount = 0;
}

proto.removeAllListeners = function removeAllListeners(type) {
  const events = this._events;
  if (events === undefined) {
    return this;
  }
  if (events.removeListener === undefined) {
    if (arguments.length === 0) {
      forgetAll(this);
    } else if (events[type] !== undefined) {
      dropType(this, type);
    }
  } else if (arguments.length === 0) {
    Reflect.ownKeys(events).filter((key) => key !== 'removeListener').forEach((key) => this.removeAllListeners(key));
    this.removeAllListeners('removeListener');
    forgetAll(this);
  } else {
    listOf(this, type).reverse().forEach((listener) => this.removeListener(type, listener));
  }
  return this;
};

proto.listeners = function listeners(type) {
  return listOf(this, type).map((listener) => listener.listener ?? listener);
};
proto.rawListeners = function rawListeners(type) {
  return listOf(this, type);
};
proto.listenerCount = function listenerCount(type, listener) {
  const all = listOf(this, type);
  return listener === undefined || listener === null ? all.length
    : all.filter((one) => one === listener || one.listener === listener).length;
};
proto.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

module.exports = EventEmitter;
EventEmitter.EventEmitter = EventEmitter;
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = kRejection;
EventEmitter.errorMonitor = errorMonitor;
EventEmitter.listenerCount = (emitter, type) => (typeof emitter.listenerCount === 'function'
  ? emitter.listenerCount(type) : proto.listenerCount.call(emitter, type));
Object.defineProperties(EventEmitter, {
  captureRejections: {
    enumerable: true,
    get: () => proto[kCapture],
    set(value) {
      validateBoolean(value, 'EventEmitter.captureRejections');
      proto[kCapture] = value;
    },
  },
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaultMaxListeners,
    set(count) {
      validateNumber(count, 'defaultMaxListeners', 0);
      defaultMaxListeners = count;
    },
  },
});

// What works on any emitter or event target is loaded when it is called.
for (const name of ['on', 'getEventListeners', 'getMaxListeners', 'addAbortListener']) {
  EventEmitter[name] = { [name]: (...given) => require('internal/event_functions')[name](...given) }[name];
}
EventEmitter.once = async function once(...given) {
  return require('internal/event_functions').once(...given);
};
EventEmitter.setMaxListeners = function setMaxListeners(count = defaultMaxListeners, ...targets) {
  validateNumber(count, 'setMaxListeners', 0);
  if (targets.length === 0) {
    defaultMaxListeners = count;
  }
  targets.forEach((target) => require('internal/event_functions').setMaxListeners(count, target));
};

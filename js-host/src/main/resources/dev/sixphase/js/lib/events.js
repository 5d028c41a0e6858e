// EventEmitter with Node's behaviour: listeners are called in order, over a copy of the list.

const { codes } = require('internal/errors');

const errorMonitor = Symbol('events.errorMonitor');
const DEFAULT_MAX_LISTENERS = 10;

function checkListener(listener) {
  if (typeof listener !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('listener', 'Function', listener);
  }
}

function EventEmitter() {
  EventEmitter.init.call(this);
}

EventEmitter.init = function init() {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
  }
  this._maxListeners ??= undefined;
};
EventEmitter.defaultMaxListeners = DEFAULT_MAX_LISTENERS;
EventEmitter.errorMonitor = errorMonitor;
EventEmitter.EventEmitter = EventEmitter;

const proto = EventEmitter.prototype;
proto._events = undefined;
proto._eventsCount = 0;
proto._maxListeners = undefined;

// One listener is kept bare, several as an array, as programs that look into _events expect.
function listOf(emitter, type) {
  const entry = emitter._events?.[type];
  if (entry === undefined) {
    return [];
  }
  return typeof entry === 'function' ? [entry] : entry.slice();
}

function store(emitter, type, listeners) {
  if (listeners.length === 0) {
    delete emitter._events[type];
    emitter._eventsCount--;
  } else {
    emitter._events[type] = listeners.length === 1 ? listeners[0] : listeners;
  }
}

function add(emitter, type, listener, atFront) {
  checkListener(listener);
  if (emitter._events === undefined) {
    EventEmitter.init.call(emitter);
  } else if (emitter._events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
  }
  const before = listOf(emitter, type);
  if (before.length === 0) {
    emitter._eventsCount++;
  }
  const listeners = atFront ? [listener, ...before] : [...before, listener];
  listeners.warned = emitter._events[type]?.warned;
  warnOfLeak(emitter, type, listeners);
  store(emitter, type, listeners);
  return emitter;
}

function warnOfLeak(emitter, type, listeners) {
  const most = emitter.getMaxListeners();
  if (most > 0 && listeners.length > most && !listeners.warned) {
    listeners.warned = true;
    const warning = new Error(`Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} `
      + `listeners added to ${emitter.constructor?.name}. Use emitter.setMaxListeners() to increase limit`);
    warning.name = 'MaxListenersExceededWarning';
    warning.emitter = emitter;
    warning.type = type;
    warning.count = listeners.length;
    process.emitWarning(warning);
  }
}

function wrapOnce(emitter, type, listener) {
  checkListener(listener);
  let fired = false;
  const wrapped = function wrapped(...args) {
    if (fired) {
      return undefined;
    }
    emitter.removeListener(type, wrapped);
    fired = true;
    return listener.apply(emitter, args);
  };
  wrapped.listener = listener;
  return wrapped;
}

proto.setMaxListeners = function setMaxListeners(count) {
  if (typeof count !== 'number' || !(count >= 0)) {
    throw new codes.ERR_OUT_OF_RANGE('n', 'a non-negative number', count);
  }
  this._maxListeners = count;
  return this;
};
proto.getMaxListeners = function getMaxListeners() {
  return this._maxListeners ?? EventEmitter.defaultMaxListeners;
};

function shown(error) {
  try {
    return require('internal/inspect').inspect(error);
  } catch {
    // The program's own way to show it fails; what was thrown is told all the same.
    return String(error);
  }
}

function failUnheard(error) {
  if (error instanceof Error) {
    throw error;
  }
  const failure = new codes.ERR_UNHANDLED_ERROR(error === undefined ? undefined : shown(error));
  failure.context = error;
  throw failure;
}

proto.emit = function emit(type, ...args) {
  if (type === 'error') {
    if (this._events?.[errorMonitor] !== undefined) {
      this.emit(errorMonitor, ...args);
    }
    if (this._events?.error === undefined) {
      failUnheard(args[0]);
    }
  }
  const listeners = listOf(this, type);
  for (const listener of listeners) {
    Reflect.apply(listener, this, args);
  }
  return listeners.length > 0;
};

proto.addListener = function addListener(type, listener) {
  return add(this, type, listener, false);
};
proto.on = proto.addListener;
proto.prependListener = function prependListener(type, listener) {
  return add(this, type, listener, true);
};
proto.once = function once(type, listener) {
  return this.on(type, wrapOnce(this, type, listener));
};
proto.prependOnceListener = function prependOnceListener(type, listener) {
  return this.prependListener(type, wrapOnce(this, type, listener));
};

proto.removeListener = function removeListener(type, listener) {
  checkListener(listener);
  const listeners = listOf(this, type);
  const at = listeners.findLastIndex((one) => one === listener || one.listener === listener);
  if (at >= 0) {
    const [removed] = listeners.splice(at, 1);
    store(this, type, listeners);
    if (this._events.removeListener !== undefined) {
      this.emit('removeListener', type, removed.listener ?? listener);
    }
  }
  return this;
};
proto.off = proto.removeListener;

proto.removeAllListeners = function removeAllListeners(type) {
  if (this._events === undefined) {
    return this;
  }
  if (arguments.length === 0) {
    Reflect.ownKeys(this._events).filter((key) => key !== 'removeListener')
      .forEach((key) => this.removeAllListeners(key));
    this._events = Object.create(null);
    this._eventsCount = 0;
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
  return listener === undefined ? all.length
    : all.filter((one) => one === listener || one.listener === listener).length;
};
proto.eventNames = function eventNames() {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
};

EventEmitter.listenerCount = (emitter, type) => emitter.listenerCount(type);
EventEmitter.once = (emitter, type) => new Promise((resolve, reject) => {
  const failed = (error) => {
    emitter.removeListener(type, happened);
    reject(error);
  };
  function happened(...args) {
    emitter.removeListener('error', failed);
    resolve(args);
  }
  emitter.once(type, happened);
  if (type !== 'error') {
    emitter.once('error', failed);
  }
});

module.exports = EventEmitter;

// Timers and immediates with Node's classes, over the loop's own; the loop alone decides their order.

const loop = internalBinding('loop');
const { validateFunction } = require('internal/validators');
const active = require('internal/active_resources');

const LONGEST_DELAY_MILLIS = 2 ** 31 - 1;
// Timers that were turned into a number or a string, by that number.
const byId = new Map();
const kHandle = Symbol('handle');
const kHasRef = Symbol('hasRef');
const kDestroyed = Symbol('destroyed');
const kId = Symbol('id');

function wholeDelay(delay) {
  const millis = Number(delay);
  if (millis >= 1 && millis <= LONGEST_DELAY_MILLIS) {
    return Math.trunc(millis);
  }
  if (millis > LONGEST_DELAY_MILLIS) {
    process.emitWarning(`${millis} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
      'TimeoutOverflowWarning');
  }
  return 1;
}

class Timeout {
  constructor(callback, delay, args, repeats) {
    this._idleTimeout = wholeDelay(delay);
    this._onTimeout = callback;
    this._timerArgs = args;
    this._repeat = repeats ? this._idleTimeout : null;
    this._destroyed = false;
    this[kHasRef] = true;
    this[kHandle] = this.#start();
  }

  #start() {
    active.add(this, 'Timeout');
    return loop.startTimer(() => this.#fire(), this._idleTimeout, this._repeat !== null);
  }

  #fire() {
    if (!this._onTimeout) {
      // The program took the callback away.
      this.close();
      return;
    }
    const repeatedBefore = this._repeat !== null;
    if (!repeatedBefore) {
      active.remove(this);
    }
    try {
      const args = this._timerArgs;
      if (args === undefined) {
        this._onTimeout();
      } else {
        this._onTimeout(...args);
      }
    } finally {
      this.#afterFire(repeatedBefore);
    }
  }

  #afterFire(repeatedBefore) {
    const repeats = this._repeat !== null && this._repeat !== undefined && this._idleTimeout !== -1;
    if (repeats && !repeatedBefore && !this._destroyed) {
      // A timeout that its own callback made an interval.
      this._idleTimeout = this._repeat;
      this[kHandle] = this.#start();
      if (!this[kHasRef]) {
        loop.unrefTimer(this[kHandle]);
      }
    } else if (!repeats && repeatedBefore) {
      loop.clearTimer(this[kHandle]);
      active.remove(this);
    }
    if (!repeats && !active.has(this)) {
      this._destroyed = true;
      this.#forgetId();
    }
  }

  #forgetId() {
    if (this[kId] !== undefined) {
      byId.delete(this[kId]);
    }
  }

  refresh() {
    if (this._idleTimeout !== -1) {
      loop.refreshTimer(this[kHandle]);
      active.add(this, 'Timeout');
      this._destroyed = false;
    }
    return this;
  }

  unref() {
    if (this[kHasRef]) {
      this[kHasRef] = false;
      loop.unrefTimer(this[kHandle]);
    }
    return this;
  }

  ref() {
    if (this[kHasRef] === false) {
      this[kHasRef] = true;
      loop.refTimer(this[kHandle]);
    }
    return this;
  }

  hasRef() {
    return this[kHasRef];
  }

  close() {
    this._destroyed = true;
    this._idleTimeout = -1;
    this._onTimeout = null;
    active.remove(this);
    loop.clearTimer(this[kHandle]);
    this.#forgetId();
    return this;
  }

  [Symbol.toPrimitive]() {
    if (this[kId] === undefined) {
      this[kId] = loop.timerId(this[kHandle]);
      if (!this._destroyed) {
        byId.set(this[kId], this);
      }
    }
    return this[kId];
  }

  [Symbol.dispose]() {
    this.close();
  }
}

class Immediate {
  constructor(callback, args) {
    this._onImmediate = callback;
    this._argv = args;
    this._destroyed = false;
    this[kHasRef] = true;
    active.add(this, 'Immediate');
    this[kHandle] = loop.startImmediate(() => this.#fire());
  }

  #fire() {
    this._destroyed = true;
    this[kHasRef] = null;
    active.remove(this);
    try {
      this._onImmediate(...this._argv);
    } finally {
      this._onImmediate = null;
    }
  }

  ref() {
    if (this[kHasRef] === false) {
      this[kHasRef] = true;
      loop.refImmediate(this[kHandle]);
    }
    return this;
  }

  unref() {
    if (this[kHasRef] === true) {
      this[kHasRef] = false;
      loop.unrefImmediate(this[kHandle]);
    }
    return this;
  }

  hasRef() {
    return !!this[kHasRef];
  }

  [Symbol.dispose]() {
    clearImmediate(this);
  }
}

const argumentsFrom = (args) => (args.length === 0 ? undefined : args);

function setTimeout(callback, delay, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, delay, argumentsFrom(args), false);
}

function setInterval(callback, delay, ...args) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, delay, argumentsFrom(args), true);
}

function setImmediate(callback, ...args) {
  validateFunction(callback, 'callback');
  return new Immediate(callback, args);
}

function clearTimeout(timer) {
  if (timer instanceof Timeout) {
    timer.close();
  } else if (typeof timer === 'number' || typeof timer === 'string') {
    byId.get(Number(timer))?.close();
  }
}

function clearInterval(timer) {
  clearTimeout(timer);
}

function clearImmediate(immediate) {
  if (immediate instanceof Immediate && !immediate._destroyed) {
    immediate._destroyed = true;
    immediate._onImmediate = null;
    active.remove(immediate);
    loop.clearImmediate(immediate[kHandle]);
    immediate[kHasRef] = null;
  }
}

const kPromisified = Symbol.for('nodejs.util.promisify.custom');
for (const start of [setTimeout, setImmediate]) {
  Object.defineProperty(start, kPromisified,
    { enumerable: true, get: () => require('timers/promises')[start.name] });
}

module.exports = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate };
for (const name of ['_unrefActive', 'active', 'unenroll', 'enroll']) {
  module.exports[name] = { [name]: (...given) => require('internal/enrolled_timers')[name](...given) }[name];
}
Object.defineProperty(module.exports, 'promises',
  { enumerable: true, configurable: true, get: () => require('timers/promises') });

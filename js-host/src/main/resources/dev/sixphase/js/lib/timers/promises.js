// Timers as promises, with values, signals and references.

const timers = require('timers');
const { AbortError, codes } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateObject } = require('internal/validators');

function check(options) {
  validateObject(options, 'options');
  const { signal, ref = true } = options;
  validateAbortSignal(signal, 'options.signal');
  validateBoolean(ref, 'options.ref');
}

const abortOf = (signal) => new AbortError(undefined, { cause: signal.reason });

/** {return a promise of the value, which the signal rejects after it has stopped what would fulfil it} */
function cancelable(start, stop, value, options) {
  try {
    check(options);
  } catch (error) {
    return Promise.reject(error);
  }
  const { signal, ref = true } = options;
  if (signal?.aborted) {
    return Promise.reject(abortOf(signal));
  }
  let cancel;
  const promise = new Promise((resolve, reject) => {
    const started = start(resolve);
    if (!ref) {
      started.unref();
    }
    cancel = signal && (() => {
      stop(started);
      reject(abortOf(signal));
    });
    signal?.addEventListener('abort', cancel);
  });
  return signal === undefined ? promise
    : promise.finally(() => signal.removeEventListener('abort', cancel));
}

function setTimeout(delay, value, options = {}) {
  return cancelable((resolve) => timers.setTimeout(resolve, delay, value), timers.clearTimeout, value, options);
}

function setImmediate(value, options = {}) {
  return cancelable((resolve) => timers.setImmediate(resolve, value), timers.clearImmediate, value, options);
}

async function* setInterval(delay, value, options = {}) {
  check(options);
  const { signal, ref = true } = options;
  if (signal?.aborted) {
    throw abortOf(signal);
  }
  let wake = () => {};
  let due = 0;
  const interval = timers.setInterval(() => {
    due++;
    wake();
  }, delay);
  if (!ref) {
    interval.unref();
  }
  const cancel = () => {
    timers.clearInterval(interval);
    wake();
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    while (!signal?.aborted) {
      if (due === 0) {
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
      // Iterations that the loop was late for are caught up with, one after the other.
      for (; due > 0; due--) {
        yield value;
      }
    }
    throw abortOf(signal);
  } finally {
    timers.clearInterval(interval);
    signal?.removeEventListener('abort', cancel);
  }
}

class Scheduler {
  constructor() {
    throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
  }

  yield() {
    checkScheduler(this);
    return setImmediate();
  }

  wait(delay, options) {
    checkScheduler(this);
    return setTimeout(delay, undefined, options);
  }
}

const scheduler = Object.create(Scheduler.prototype);

function checkScheduler(value) {
  if (value !== scheduler) {
    throw new codes.ERR_INVALID_THIS('Scheduler');
  }
}

module.exports = { setTimeout, setImmediate, setInterval, scheduler };

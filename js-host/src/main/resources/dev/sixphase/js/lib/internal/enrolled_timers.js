// The deprecated way to time out: any object with _idleTimeout and _onTimeout.

const { deprecate } = require('util');
const { setTimeout, clearTimeout } = require('timers');
const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');

const running = new WeakMap();

function stop(item) {
  clearTimeout(running.get(item));
  running.delete(item);
}

function start(item, isReferenced) {
  stop(item);
  if (item._idleTimeout >= 0) {
    const timer = setTimeout(() => {
      running.delete(item);
      item._onTimeout?.();
    }, item._idleTimeout);
    running.set(item, isReferenced ? timer : timer.unref());
  }
}

function unenroll(item) {
  stop(item);
  clearTimeout(item);
  item._idleTimeout = -1;
}

function enroll(item, delay) {
  validateObject(item, 'item');
  if (typeof delay !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('msecs', 'number', delay);
  }
  if (!(delay >= 0 && Number.isFinite(delay))) {
    throw new codes.ERR_OUT_OF_RANGE('msecs', 'a non-negative finite number', delay);
  }
  stop(item);
  item._idleTimeout = delay;
}

exports.unenroll = deprecate(unenroll,
  'timers.unenroll() is deprecated. Please use clearTimeout instead.', 'DEP0096');
exports.enroll = deprecate(enroll, 'timers.enroll() is deprecated. Please use setTimeout instead.', 'DEP0095');
exports.active = deprecate((item) => start(item, true),
  'timers.active() is deprecated. Please use timeout.refresh() instead.', 'DEP0126');
exports._unrefActive = deprecate((item) => start(item, false),
  'timers._unrefActive() is deprecated. Please use timeout.refresh() instead.', 'DEP0127');

// What --expose-internals shows of internal/timers: what Node's own tests ask of it.

const timers = require('timers');

/** A timer that keeps no program alive. */
exports.setUnrefTimeout = (callback, delay) => timers.setTimeout(callback, delay).unref();
exports.TIMEOUT_MAX = 2 ** 31 - 1;

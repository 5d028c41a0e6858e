const fs = require('fs');
const missing = `${__filename}.missing`;
// Handles of timers and immediates, promises, their resolvers, and counters, by the ids of statements.
const h = {};
const p = {};
const s = {};
const c = {};
const L = (token) => fs.writeSync(1, `${token}\n`);
// Logs a token of what may run again: from its second run on with the number of the run.
const R = (id, token) => {
  c[id] = (c[id] ?? 0) + 1;
  L(c[id] === 1 ? token : `${token}.${c[id]}`);
};
const M = (error, ...more) => [error.code ?? (error.errors ? 'all' : error.message), ...more].join('/');
const busy = (millis) => {
  const end = process.hrtime.bigint() + BigInt(millis) * 1000000n;
  while (process.hrtime.bigint() < end);
};
const every = (id, millis, runs, body) => {
  const timer = h[id] = setInterval(() => {
    if ((c[id] ?? 0) + 1 >= runs) clearInterval(timer);
    body();
  }, millis);
};
const times = (count, start) => {
  for (let k = 0; k < count; k++) start();
};
const on = (event, listener) => {
  process.removeAllListeners(event);
  process.on(event, listener);
};
const capture = (callback) => {
  process.setUncaughtExceptionCaptureCallback(null);
  process.setUncaughtExceptionCaptureCallback(callback);
};

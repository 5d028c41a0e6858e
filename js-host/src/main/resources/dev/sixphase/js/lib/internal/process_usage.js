// What process tells of time and of what the program uses.

const info = internalBinding('process');
const { codes } = require('internal/errors');
const { validateArray, validateObject } = require('internal/validators');

const NANOS_PER_SECOND = 1_000_000_000n;
const NANOS_PER_MICRO = 1000;

function hrtime(previous) {
  const now = BigInt(info.nanoTime());
  const time = [Number(now / NANOS_PER_SECOND), Number(now % NANOS_PER_SECOND)];
  if (previous === undefined) {
    return time;
  }
  validateArray(previous, 'time');
  if (previous.length !== 2) {
    throw new codes.ERR_OUT_OF_RANGE('time', 2, previous.length);
  }
  const seconds = time[0] - previous[0];
  const nanos = time[1] - previous[1];
  return nanos < 0 ? [seconds - 1, nanos + 1e9] : [seconds, nanos];
}
hrtime.bigint = () => BigInt(info.nanoTime());

function memoryUsage() {
  const [heapTotal, heapUsed] = info.memory();
  return { rss: info.residentBytes(), heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
}
memoryUsage.rss = () => info.residentBytes();

function checkMicros(value, name) {
  if (typeof value !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  }
  if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw Object.assign(new RangeError(`The property '${name}' is invalid. Received ${value}`),
      { code: 'ERR_INVALID_ARG_VALUE' });
  }
}

function cpuUsage(previous) {
  if (previous) {
    validateObject(previous, 'prevValue');
    checkMicros(previous.user, 'prevValue.user');
    checkMicros(previous.system, 'prevValue.system');
  }
  const [total, user] = info.cpuNanos();
  const now = { user: Math.floor(user / NANOS_PER_MICRO), system: Math.floor(Math.max(0, total - user) / NANOS_PER_MICRO) };
  return previous ? { user: now.user - previous.user, system: now.system - previous.system } : now;
}

exports.install = function install(self) {
  self.hrtime = hrtime;
  self.memoryUsage = memoryUsage;
  self.cpuUsage = cpuUsage;
  self.uptime = () => require('internal/clock').now() / 1e3;
  self.constrainedMemory = () => info.memory()[2];
};

// util.debuglog: output of a section of a program, for who asks for it with NODE_DEBUG.

const { formatWithOptions } = require('internal/format');
const stdio = internalBinding('stdio');

const wanted = (process.env.NODE_DEBUG ?? '').split(',').filter(Boolean).map((name) => new RegExp(
  `^${name.trim().replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*')}$`, 'i'));

function debuglog(section, ready) {
  const isEnabled = wanted.some((pattern) => pattern.test(section));
  const name = String(section).toUpperCase();
  let announced = false;
  const log = (...values) => {
    if (!announced) {
      announced = true;
      ready?.(isEnabled ? print : () => {});
    }
    if (isEnabled) {
      print(...values);
    }
  };
  function print(...values) {
    stdio.write(2, `${formatWithOptions({}, `${name} ${process.pid}:`, formatWithOptions({}, ...values))}\n`);
  }
  Object.defineProperty(log, 'enabled', { get: () => isEnabled, configurable: true, enumerable: true });
  return log;
}

module.exports = { debuglog, debug: debuglog };

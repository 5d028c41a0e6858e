// process.emitWarning, and the default that prints warnings.

const { codes } = require('internal/errors');
const stdio = internalBinding('stdio');

function print(warning) {
  if (process.noDeprecation && warning.name === 'DeprecationWarning') {
    return;
  }
  const code = warning.code ? `[${warning.code}] ` : '';
  const trace = process.traceProcessWarnings
    || warning.name === 'DeprecationWarning' && process.traceDeprecation;
  const text = trace && warning.stack ? warning.stack
    : typeof warning.toString === 'function' ? String(warning.toString()) : Error.prototype.toString.call(warning);
  const detail = typeof warning.detail === 'string' ? `\n${warning.detail}` : '';
  stdio.write(2, `(node:${process.pid}) ${code}${text}${detail}\n${trace ? '' : hintOnce(warning)}`);
}

let hasHinted = false;

function hintOnce(warning) {
  if (hasHinted) {
    return '';
  }
  hasHinted = true;
  const flag = warning.name === 'DeprecationWarning' ? '--trace-deprecation' : '--trace-warnings';
  return `(Use \`node ${flag} ...\` to show where the warning was created)\n`;
}

function emitWarning(warning, type, code, from) {
  let detail;
  let name = type;
  let of = code;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    of = type.code;
    detail = typeof type.detail === 'string' ? type.detail : undefined;
    name = type.type;
  } else if (typeof type === 'function') {
    name = undefined;
    of = undefined;
  } else if (typeof code === 'function') {
    of = undefined;
  }
  if (name !== undefined && typeof name !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('type', 'string', name);
  }
  if (of !== undefined && typeof of !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('code', 'string', of);
  }
  let told = warning;
  if (typeof warning === 'string') {
    told = new Error(warning);
    told.name = String(name || 'Warning');
    if (of !== undefined) {
      told.code = of;
    }
    if (detail !== undefined) {
      told.detail = detail;
    }
  } else if (!(warning instanceof Error)) {
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (told.name === 'DeprecationWarning') {
    if (process.noDeprecation) {
      return;
    }
    if (process.throwDeprecation) {
      process.nextTick(() => {
        throw told;
      });
      return;
    }
  }
  process.nextTick(() => process.emit('warning', told));
}

exports.install = function install(self) {
  const flags = self.execArgv;
  self.emitWarning = emitWarning;
  self.noDeprecation = flags.includes('--no-deprecation');
  self.throwDeprecation = flags.includes('--throw-deprecation');
  self.traceDeprecation = flags.includes('--trace-deprecation');
  self.traceProcessWarnings = flags.includes('--trace-warnings');
  if (!flags.includes('--no-warnings')) {
    self.on('warning', print);
  }
};

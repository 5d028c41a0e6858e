// Checks of arguments, with the errors that Node throws.

const { codes } = require('internal/errors');

function check(holds, name, expected, value) {
  if (!holds) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, expected, value);
  }
}

exports.validateFunction = (value, name) => check(typeof value === 'function', name, 'function', value);
exports.validateString = (value, name) => check(typeof value === 'string', name, 'string', value);
exports.validateBoolean = (value, name) => check(typeof value === 'boolean', name, 'boolean', value);
exports.validateObject = (value, name) =>
  check(value !== null && typeof value === 'object' && !Array.isArray(value), name, 'Object', value);
exports.validateArray = (value, name) => check(Array.isArray(value), name, 'Array', value);

exports.validateNumber = function validateNumber(value, name, least, most) {
  check(typeof value === 'number', name, 'number', value);
  if (value < least || value > most || (least !== undefined || most !== undefined) && Number.isNaN(value)) {
    const bounds = [];
    if (least !== undefined) {
      bounds.push(`>= ${least}`);
    }
    if (most !== undefined) {
      bounds.push(`<= ${most}`);
    }
    throw new codes.ERR_OUT_OF_RANGE(name, bounds.join(' && '), value);
  }
};

exports.validateInteger = function validateInteger(value, name, least = Number.MIN_SAFE_INTEGER,
  most = Number.MAX_SAFE_INTEGER) {
  check(typeof value === 'number', name, 'number', value);
  if (!Number.isInteger(value)) {
    throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  }
  if (value < least || value > most) {
    throw new codes.ERR_OUT_OF_RANGE(name, `>= ${least} && <= ${most}`, value);
  }
};

exports.validateAbortSignal = function validateAbortSignal(signal, name) {
  check(signal === undefined || signal !== null && typeof signal === 'object' && 'aborted' in signal,
    name, 'AbortSignal', signal);
};

exports.validateOneOf = function validateOneOf(value, name, allowed) {
  if (!allowed.includes(value)) {
    const shown = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${shown}`);
  }
};

const LONGEST_TIMER_MILLIS = 2 ** 31 - 1;

/** {return a duration that a timer can have, cut with a warning if it is too long} */
exports.checkDuration = function checkDuration(millis, name) {
  check(typeof millis === 'number', name, 'number', millis);
  if (millis < 0 || !Number.isFinite(millis)) {
    throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', millis);
  }
  if (millis > LONGEST_TIMER_MILLIS) {
    process.emitWarning(`${millis} does not fit into a 32-bit signed integer.\n`
      + `Timer duration was truncated to ${LONGEST_TIMER_MILLIS}.`, 'TimeoutOverflowWarning');
    return LONGEST_TIMER_MILLIS;
  }
  return millis;
};

exports.validateInt32 = function validateInt32(value, name, least = -(2 ** 31), most = 2 ** 31 - 1) {
  exports.validateInteger(value, name, least, most);
};

exports.validateUint32 = function validateUint32(value, name, positive = false) {
  exports.validateInteger(value, name, positive ? 1 : 0, 2 ** 32 - 1);
};

exports.validateBuffer = (value, name = 'buffer') =>
  check(ArrayBuffer.isView(value), name, ['Buffer', 'TypedArray', 'DataView'], value);

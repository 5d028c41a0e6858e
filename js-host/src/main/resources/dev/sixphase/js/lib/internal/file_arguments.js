// What the functions of fs take: checked, and brought into one form.

const { Buffer } = require('buffer');
const { codes, defineCodes } = require('internal/errors');
const validate = require('internal/validators');
const constants = require('internal/file_constants');

defineCodes({
  ERR_FS_INVALID_SYMLINK_TYPE: [Error, (type) =>
    `Symlink type must be one of "dir", "file", or "junction". Received "${type}"`],
});

const MOST_USERS = 2 ** 32 - 1;
const isBytes = (value) => value instanceof Uint8Array;

/** {return the path of a URL of a file; any other value as it is} */
function pathOfUrl(value) {
  const isUrl = value !== null && typeof value === 'object' && value.href && value.protocol && value.auth === undefined;
  return isUrl ? require('url').fileURLToPath(value) : value;
}

function validatePath(path, name = 'path') {
  if (typeof path !== 'string' && !isBytes(path)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  }
  if (path.includes(typeof path === 'string' ? '\0' : 0)) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  }
  return path;
}

const pathOf = (value, name) => validatePath(pathOfUrl(value), name);

function descriptorOf(value, name = 'fd') {
  if (Object.is(value, -0)) {
    return 0;
  }
  validate.validateInt32(value, name, 0);
  return value;
}

/** {return the options of a call as an object; text is an encoding} */
function optionsOf(options, standard = {}) {
  if (options === null || options === undefined || typeof options === 'function') {
    return standard;
  }
  const result = typeof options === 'string' ? { ...standard, encoding: options } : options;
  if (typeof result !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (result.encoding !== 'buffer') {
    checkEncoding(result.encoding);
  }
  if (result.signal !== undefined) {
    validate.validateAbortSignal(result.signal, 'options.signal');
  }
  return result;
}

/** {return a copy of options, which may be properties of their prototype} */
function copyOf(options) {
  const copy = {};
  for (const name in options) {
    copy[name] = options[name];
  }
  return copy;
}

function checkEncoding(encoding) {
  if (encoding && !Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

// Flags as text: a letter, s or x before or after it, and a plus.
const flagNumbers = new Map();
const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, O_SYNC, O_EXCL } = constants;
for (const [letter, alone, more] of [
  ['r', O_RDONLY, { '': 0, s: O_SYNC }],
  ['w', O_WRONLY, { '': O_TRUNC | O_CREAT, x: O_TRUNC | O_CREAT | O_EXCL }],
  ['a', O_WRONLY, { '': O_APPEND | O_CREAT, x: O_APPEND | O_CREAT | O_EXCL, s: O_APPEND | O_CREAT | O_SYNC }],
]) {
  for (const [extra, bits] of Object.entries(more)) {
    for (const name of [letter + extra, extra + letter]) {
      flagNumbers.set(name, bits | alone).set(`${name}+`, bits | O_RDWR);
    }
  }
}

/** {return the number of flags such as 'r', 'wx+' or 'as'} */
function flagsOf(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validate.validateInt32(flags, name);
    return flags;
  }
  if (flags === null || flags === undefined) {
    return O_RDONLY;
  }
  const number = flagNumbers.get(flags);
  if (number === undefined) {
    throw new codes.ERR_INVALID_ARG_VALUE('flags', flags);
  }
  return number;
}

/** {return a file mode, which may be octal text} */
function modeOf(value, name, standard) {
  let mode = value ?? standard;
  if (typeof mode === 'string') {
    if (!/^[0-7]+$/.test(mode)) {
      throw new codes.ERR_INVALID_ARG_VALUE(name, value, 'must be a 32-bit unsigned integer or an octal string');
    }
    mode = parseInt(mode, 8);
  }
  validate.validateUint32(mode, name);
  return mode;
}

/** {return a time in seconds since 1970} */
function secondsOf(time, name = 'time') {
  if (typeof time === 'string' && !Number.isNaN(Number(time))) {
    return Number(time);
  }
  if (Number.isFinite(time)) {
    return time < 0 ? Date.now() / 1000 : time;
  }
  if (time instanceof Date) {
    return time.getTime() / 1000;
  }
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

function userOf(value, name) {
  validate.validateInteger(value, name, -1, MOST_USERS);
  return value;
}

function lengthOf(value, name = 'len') {
  validate.validateInteger(value, name);
  return Math.max(0, value);
}

function accessModeOf(mode, most) {
  if (mode === null || mode === undefined) {
    return 0;
  }
  validate.validateInteger(mode, 'mode', 0, most);
  return mode;
}

function checkLinkType(type) {
  if (typeof type === 'string' && !['dir', 'file', 'junction'].includes(type)) {
    throw new codes.ERR_FS_INVALID_SYMLINK_TYPE(type);
  }
}

function checkRange(offset, length, size) {
  if (offset < 0) {
    throw new codes.ERR_OUT_OF_RANGE('offset', '>= 0', offset);
  }
  if (length < 0) {
    throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  }
  if (offset + length > size) {
    throw new codes.ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
  }
}

function checkWriteRange(offset, length, size) {
  if (offset > size) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${size}`, offset);
  }
  if (length > size - offset) {
    throw new codes.ERR_OUT_OF_RANGE('length', `<= ${size - offset}`, length);
  }
  if (length < 0) {
    throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', length);
  }
  validate.validateInt32(length, 'length', 0);
}

function checkPosition(position, name = 'position') {
  if (typeof position === 'number') {
    validate.validateInteger(position, name, -1);
  } else if (typeof position === 'bigint') {
    if (BigInt.asIntN(64, position) !== position) {
      throw new codes.ERR_OUT_OF_RANGE(name, `>= ${-(2n ** 63n)} && <= ${2n ** 63n - 1n}`, position);
    }
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['integer', 'bigint'], position);
  }
}

function checkBuffers(buffers, name = 'buffers') {
  if (!Array.isArray(buffers) || !buffers.every((one) => ArrayBuffer.isView(one))) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'ArrayBufferView[]', buffers);
  }
}

function checkText(value, name) {
  if (typeof value !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
}

/** Text in hexadecimal digits has two for a byte. */
function checkTextEncoding(text, encoding) {
  if (typeof encoding === 'string' && encoding.toLowerCase() === 'hex' && text.length % 2 !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, `is invalid for data of length ${text.length}`);
  }
}

function removalOptionsOf(options, standard) {
  if (options === undefined) {
    return standard;
  }
  validate.validateObject(options, 'options');
  const result = { ...standard, ...options };
  validate.validateBoolean(result.recursive, 'options.recursive');
  validate.validateInt32(result.retryDelay, 'options.retryDelay', 0);
  validate.validateUint32(result.maxRetries, 'options.maxRetries');
  return result;
}

Object.assign(exports, {
  accessModeOf, checkBuffers, checkEncoding, checkLinkType, checkPosition, checkRange, checkText, checkTextEncoding,
  checkWriteRange, copyOf, descriptorOf, flagsOf, lengthOf, modeOf, optionsOf, pathOf, pathOfUrl, removalOptionsOf,
  secondsOf, userOf, validatePath,
});

// util: values as text, and what turns callbacks into promises and back.

const { inspect } = require('internal/inspect');
const { format, formatWithOptions } = require('internal/format');
const { codes, defineCodes } = require('internal/errors');
const { validateFunction, validateObject, validateString, validateNumber, validateAbortSignal } =
  require('internal/validators');

defineCodes({
  ERR_FALSY_VALUE_REJECTION: [Error, () => 'Promise was rejected with falsy value'],
});

Object.assign(exports, { inspect, format });
exports.formatWithOptions = function formatWithOptionsOf(options, ...values) {
  validateObject(options, 'inspectOptions');
  return formatWithOptions(options, ...values);
};
Object.defineProperty(exports.formatWithOptions, 'name', { value: 'formatWithOptions' });

exports.inherits = function inherits(constructor, base) {
  if (typeof constructor !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('ctor', 'Function', constructor);
  }
  if (base === null || base === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor', 'Function', base);
  }
  if (base.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', base.prototype);
  }
  Object.defineProperty(constructor, 'super_', { value: base, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, base.prototype);
};

const kPromisified = Symbol.for('nodejs.util.promisify.custom');
const { kNames } = require('internal/promisified');

function promisify(original) {
  validateFunction(original, 'original');
  const own = original[kPromisified];
  if (own) {
    validateFunction(own, 'util.promisify.custom');
    return Object.defineProperty(own, kPromisified, { value: own, configurable: true });
  }
  // Some functions give their callback several values, and their promise one object of them.
  const names = original[kNames];
  function promisified(...given) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...given, (error, ...values) => {
        if (error) {
          reject(error);
        } else if (names !== undefined && values.length > 1) {
          resolve(Object.fromEntries(names.map((name, at) => [name, values[at]])));
        } else {
          resolve(values[0]);
        }
      }]);
    });
  }
  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original));
  Object.defineProperty(promisified, kPromisified, { value: promisified, configurable: true });
  return copyDescriptors(promisified, original);
}
promisify.custom = kPromisified;
exports.promisify = promisify;

function copyDescriptors(target, source, changes = {}) {
  const descriptors = { ...Object.getOwnPropertyDescriptors(source), ...changes };
  for (const key of Reflect.ownKeys(descriptors)) {
    Object.defineProperty(target, key, { __proto__: null, ...descriptors[key] });
  }
  return target;
}

exports.callbackify = function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...given) {
    const callback = given.pop();
    validateFunction(callback, 'last argument');
    const call = (...values) => Reflect.apply(callback, this, values);
    // In a tick of its own, so that what the callback throws is no rejection of the promise.
    Reflect.apply(original, this, given).then(
      (value) => process.nextTick(call, null, value),
      (reason) => process.nextTick(call, reason ? reason : falsyRejection(reason)));
  }
  const own = Object.getOwnPropertyDescriptors(original);
  const changes = {};
  if (typeof own.length.value === 'number') {
    changes.length = { ...own.length, value: own.length.value + 1 };
  }
  if (typeof own.name.value === 'string') {
    changes.name = { ...own.name, value: `${own.name.value}Callbackified` };
  }
  return copyDescriptors(callbackified, original, changes);
};

function falsyRejection(reason) {
  const error = new codes.ERR_FALSY_VALUE_REJECTION();
  error.reason = reason;
  Error.captureStackTrace(error, falsyRejection);
  return error;
}

const warnedOf = new Set();

exports.deprecate = function deprecate(fn, message, code) {
  if (process.noDeprecation === true) {
    return fn;
  }
  if (code !== undefined) {
    validateString(code, 'code');
  }
  let warned = false;
  function warn() {
    if (process.noDeprecation || warned) {
      return;
    }
    warned = true;
    if (code === undefined) {
      process.emitWarning(message, 'DeprecationWarning', deprecated);
    } else if (!warnedOf.has(code)) {
      warnedOf.add(code);
      process.emitWarning(message, 'DeprecationWarning', code, deprecated);
    }
  }
  function deprecated(...given) {
    warn();
    return new.target ? Reflect.construct(fn, given, new.target) : Reflect.apply(fn, this, given);
  }
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) {
    deprecated.prototype = fn.prototype;
  }
  Object.defineProperty(deprecated, 'length',
    { ...Object.getOwnPropertyDescriptor(fn, 'length') ?? { value: 0, configurable: true } });
  return deprecated;
};

exports.stripVTControlCharacters = require('internal/inspect/colors').stripVTControlCharacters;

exports.getSystemErrorName = function getSystemErrorName(number) {
  validateNumber(number, 'err');
  if (!Number.isSafeInteger(number) || number >= 0) {
    throw new codes.ERR_OUT_OF_RANGE('err', 'a negative integer', number);
  }
  return require('internal/system_errors').nameOf(number);
};
exports.getSystemErrorMap = () => require('internal/system_errors').map();

exports.aborted = async function aborted(signal, resource) {
  if (signal === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  }
  validateAbortSignal(signal, 'signal');
  validateObject(resource, 'resource');
  if (!signal.aborted) {
    const held = new WeakRef(resource);
    await new Promise((resolve) => {
      signal.addEventListener('abort', () => held.deref() && resolve(), { once: true });
    });
  }
};

exports.toUSVString = (text) => String(text).toWellFormed();

exports._extend = function _extend(target, source) {
  return source === null || typeof source !== 'object' ? target : Object.assign(target, source);
};

exports.log = (...values) => {
  const now = new Date();
  const month = now.toLocaleString('en-US', { month: 'short' });
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map((part) => String(part).padStart(2, '0'));
  console.log('%s - %s', `${now.getDate()} ${month} ${time.join(':')}`, format(...values));
};

Object.assign(exports, require('internal/debug_log'));
Object.assign(exports, {
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isBuffer: (value) => Buffer.isBuffer(value),
  isDate: (value) => exports.types.isDate(value),
  isError: (value) => exports.types.isNativeError(value) || value instanceof Error,
  isFunction: (value) => typeof value === 'function',
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === 'number',
  isObject: (value) => value !== null && typeof value === 'object',
  isPrimitive: (value) => value === null || typeof value !== 'object' && typeof value !== 'function',
  isRegExp: (value) => exports.types.isRegExp(value),
  isString: (value) => typeof value === 'string',
  isSymbol: (value) => typeof value === 'symbol',
  isUndefined: (value) => value === undefined,
});

for (const [name, id] of [['types', 'internal/types'], ['isDeepStrictEqual', 'internal/comparisons'],
  ['TextEncoder', 'internal/encoding'], ['TextDecoder', 'internal/encoding']]) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = name === 'types' ? require(id) : require(id)[name];
      Object.defineProperty(exports, name, { value, enumerable: true, configurable: true, writable: true });
      return value;
    },
  });
}

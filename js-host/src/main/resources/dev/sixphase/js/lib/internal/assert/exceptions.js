// throws, rejects and their opposites: what an error is expected to be, and whether it is.

const AssertionError = require('internal/assert/assertion_error');
const { isDeepStrictEqual } = require('internal/comparisons');
const { codes, defineCodes } = require('internal/errors');
const { inspect } = require('internal/inspect');
const { validateFunction } = require('internal/validators');
const { kindOf } = internalBinding('values');

defineCodes({
  ERR_AMBIGUOUS_ARGUMENT: [TypeError, (name, why) => `The "${name}" argument is ambiguous. ${why}`],
  ERR_INVALID_RETURN_VALUE: [TypeError, (input, name, value) =>
    `Expected ${input} to be returned from the "${name}" function but got ${typeName(value)}.`],
});

const NONE = Symbol('none');
const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
const isRegExp = (value) => isObject(value) && kindOf(value) === 'RegExp';
const isError = (value) => value instanceof Error || isObject(value) && kindOf(value) === 'Error';

function typeName(value) {
  if (value === undefined || value === null) {
    return String(value);
  }
  if (typeof value === 'object' && value.constructor?.name) {
    return `an instance of ${value.constructor.name}`;
  }
  return typeof value === 'function' ? `function ${value.name}` : typeof value === 'object'
    ? inspect(value, { depth: -1 }) : `type ${typeof value} (${inspect(value)})`;
}

function thrownBy(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return error;
  }
  return NONE;
}

const isThenable = (value) => kindOf(value) === 'Promise' || typeof value.then === 'function'
  && typeof value.catch === 'function';

async function rejectionOf(given) {
  let promise = given;
  if (typeof given === 'function') {
    promise = given();
    if (!isObject(promise) || typeof promise === 'function' || !isThenable(promise)) {
      throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (!isObject(given) || !isThenable(given)) {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], given);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NONE;
}

/** Both errors as far as they are compared, so that the difference shows nothing else. */
class Comparison {
  constructor(error, keys, actual) {
    for (const key of keys) {
      if (key in error) {
        this[key] = actual !== undefined && typeof actual[key] === 'string' && isRegExp(error[key])
          && error[key].exec(actual[key]) !== null ? actual[key] : error[key];
      }
    }
  }
}

function fail(start, details, message, isGenerated) {
  if (message instanceof Error) {
    throw message;
  }
  const failure = new AssertionError({ ...details, message, stackStartFn: start });
  failure.generatedMessage = isGenerated;
  throw failure;
}

function compareKey(start, actual, expected, key, message, keys) {
  const isSame = key in actual && isDeepStrictEqual(actual[key], expected[key]);
  if (isSame) {
    return;
  }
  if (message) {
    fail(start, { actual, expected, operator: start.name }, message, false);
  }
  const failure = new AssertionError({ actual: new Comparison(actual, keys),
    expected: new Comparison(expected, keys, actual), operator: 'deepStrictEqual', stackStartFn: start });
  Object.assign(failure, { actual, expected, operator: start.name });
  throw failure;
}

function checkObject(start, actual, expected, message) {
  if (!isObject(actual)) {
    const failure = new AssertionError({ actual, expected, message, operator: 'deepStrictEqual', stackStartFn: start });
    failure.operator = start.name;
    throw failure;
  }
  const keys = Object.keys(expected);
  if (isError(expected)) {
    keys.push('name', 'message');
  } else if (keys.length === 0) {
    throw invalidValue('error', expected, 'may not be an empty object');
  }
  for (const key of keys) {
    if (typeof actual[key] !== 'string' || !isRegExp(expected[key]) || expected[key].exec(actual[key]) === null) {
      compareKey(start, actual, expected, key, message, keys);
    }
  }
}

function invalidValue(name, value, reason) {
  const error = new codes.ERR_INVALID_ARG_VALUE(name, value, reason);
  const message = `The argument '${name}' ${reason}. Received ${inspect(value)}`;
  error.stack = error.stack.replace(error.message, message);
  error.message = message;
  return error;
}

function checkClass(start, actual, expected, message) {
  const text = message ?? (isError(actual) ? `The error is expected to be an instance of "${expected.name}". Received `
      + `"${actual.constructor?.name ?? actual.name}"${actual.message ? `\n\nError message:\n\n${actual.message}` : ''}`
    : `The error is expected to be an instance of "${expected.name}". Received "${inspect(actual, { depth: -1 })}"`);
  fail(start, { actual, expected, operator: start.name }, text, !message);
}

function checkVerdict(start, actual, validate, message) {
  const verdict = Reflect.apply(validate, {}, [actual]);
  if (verdict === true) {
    return;
  }
  let text = message;
  if (!message) {
    const name = validate.name ? `"${validate.name}" ` : '';
    text = `The ${name}validation function is expected to return "true". Received ${inspect(verdict)}`;
    if (isError(actual)) {
      text += `\n\nCaught error:\n\n${actual}`;
    }
  }
  fail(start, { actual, expected: validate, operator: start.name }, text, !message);
}

function checkExpected(start, actual, expected, message) {
  if (typeof expected !== 'function') {
    if (!isRegExp(expected)) {
      checkObject(start, actual, expected, message);
      return;
    }
    const text = String(actual);
    if (expected.exec(text) === null) {
      const words = message ?? `The input did not match the regular expression ${inspect(expected)}. `
        + `Input:\n\n${inspect(text)}\n`;
      fail(start, { actual, expected, operator: start.name }, words, !message);
    }
  } else if (expected.prototype !== undefined && actual instanceof expected) {
    // As expected.
  } else if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    checkClass(start, actual, expected, message);
  } else {
    checkVerdict(start, actual, expected, message);
  }
}

function checkAmbiguity(actual, error) {
  if (isObject(actual) ? actual.message === error : actual === error) {
    throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message', isObject(actual)
      ? `The error message "${actual.message}" is identical to the message.`
      : `The error "${actual}" is identical to the message.`);
  }
}

function expectError(start, argumentCount, actual, error, message) {
  let wanted = error;
  let text = message;
  if (typeof error === 'string') {
    if (argumentCount === 4) {
      throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
    }
    if (actual !== NONE) {
      checkAmbiguity(actual, error);
    }
    text = error;
    wanted = undefined;
  } else if (error !== null && error !== undefined && !isObject(error)) {
    throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], error);
  }
  if (actual === NONE) {
    const kind = start.name === 'rejects' ? 'rejection' : 'exception';
    const detail = `${wanted?.name ? ` (${wanted.name})` : ''}${text ? `: ${text}` : '.'}`;
    fail(start, { actual: undefined, expected: wanted, operator: start.name }, `Missing expected ${kind}${detail}`, false);
  }
  if (wanted !== undefined && wanted !== null) {
    checkExpected(start, actual, wanted, text);
  }
}

function isOfExpected(actual, expected) {
  if (isRegExp(expected)) {
    return expected.exec(String(actual)) !== null;
  }
  if (typeof expected !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) {
    return true;
  }
  return !Object.prototype.isPrototypeOf.call(Error, expected) && Reflect.apply(expected, {}, [actual]) === true;
}

function expectNoError(start, actual, error, message) {
  if (actual === NONE) {
    return;
  }
  const text = typeof error === 'string' ? error : message;
  const expected = typeof error === 'string' ? undefined : error;
  if (expected && !isOfExpected(actual, expected)) {
    throw actual;
  }
  const kind = start.name === 'doesNotReject' ? 'rejection' : 'exception';
  fail(start, { actual, expected, operator: start.name },
    `Got unwanted ${kind}${text ? `: ${text}` : '.'}\nActual message: "${actual && actual.message}"`, false);
}

exports.throws = (start, fn, ...given) => expectError(start, given.length + 2, thrownBy(fn), ...given);
exports.rejects = async (start, promise, ...given) =>
  expectError(start, given.length + 2, await rejectionOf(promise), ...given);
exports.doesNotThrow = (start, fn, ...given) => expectNoError(start, thrownBy(fn), ...given);
exports.doesNotReject = async (start, promise, ...given) => expectNoError(start, await rejectionOf(promise), ...given);

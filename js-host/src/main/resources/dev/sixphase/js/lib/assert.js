// Assertions: what does not hold throws an AssertionError that says what was and what should have been.

const AssertionError = require('internal/assert/assertion_error');
const { isDeepEqual, isDeepStrictEqual } = require('internal/comparisons');
const { codes } = require('internal/errors');

const isRegExp = (value) => internalBinding('values').kindOf(value) === 'RegExp';
let warnedOfFail = false;

/** Fails with the program's own error, if the message is one. */
function failWith(details, message = details.message) {
  if (message instanceof Error) {
    throw message;
  }
  throw new AssertionError({ ...details, message });
}

function checkHolds(start, given) {
  const [value, message] = given;
  if (value) {
    return;
  }
  let generated = false;
  let text = message;
  if (given.length === 0) {
    generated = true;
    text = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    generated = true;
    text = require('internal/assert/expression').messageFor(start);
  } else if (message instanceof Error) {
    throw message;
  }
  const failure = new AssertionError({ actual: value, expected: true, message: text, operator: '==', stackStartFn: start });
  failure.generatedMessage = generated;
  throw failure;
}

function assert(...given) {
  checkHolds(assert, given);
}

assert.ok = function ok(...given) {
  checkHolds(ok, given);
};

assert.AssertionError = AssertionError;

assert.fail = function fail(actual, expected, message, operator, stackStartFn) {
  let isGenerated = false;
  if ((actual === undefined || actual === null) && arguments.length <= 1) {
    isGenerated = true;
    message = 'Failed';
  } else if (arguments.length === 1) {
    message = actual;
    actual = undefined;
  } else {
    warnOfFail();
    operator = arguments.length === 2 ? '!=' : operator;
  }
  if (message instanceof Error) {
    throw message;
  }
  const details = { actual, expected, operator: operator === undefined ? 'fail' : operator,
    stackStartFn: stackStartFn || fail, message };
  const failure = new AssertionError(details);
  if (isGenerated) {
    failure.generatedMessage = true;
  }
  throw failure;
};

function warnOfFail() {
  if (!warnedOfFail) {
    warnedOfFail = true;
    process.emitWarning('assert.fail() with more than one argument is deprecated. Please use assert.strictEqual() '
      + 'instead or only pass a message.', 'DeprecationWarning', 'DEP0094');
  }
}

/** Defines an assertion about two values. */
function compare(name, operator, holds) {
  const assertion = { [name](actual, expected, message) {
    if (arguments.length < 2) {
      throw new codes.ERR_MISSING_ARGS('actual', 'expected');
    }
    if (!holds(actual, expected)) {
      failWith({ actual, expected, message, operator, stackStartFn: assertion });
    }
  } }[name];
  assert[name] = assertion;
}

// eslint-disable-next-line eqeqeq
const looselyEqual = (a, b) => a == b || Number.isNaN(a) && Number.isNaN(b);
compare('equal', '==', looselyEqual);
compare('notEqual', '!=', (a, b) => !looselyEqual(a, b));
compare('deepEqual', 'deepEqual', isDeepEqual);
compare('notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b));
compare('deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual);
compare('notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !isDeepStrictEqual(a, b));
compare('strictEqual', 'strictEqual', Object.is);
compare('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b));

/** Defines an assertion about a text and a pattern. */
function matching(name, isWanted, words) {
  const assertion = { [name](string, regexp, message) {
    if (typeof regexp !== 'object' || regexp === null || !isRegExp(regexp)) {
      throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', regexp);
    }
    if (typeof string === 'string' && regexp.exec(string) !== null === isWanted) {
      return;
    }
    if (message instanceof Error) {
      throw message;
    }
    const { inspect } = require('internal/inspect');
    const text = message ?? (typeof string === 'string' ? `${words} ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`
      : `The "string" argument must be of type string. Received type ${typeof string} (${inspect(string)})`);
    const failure = new AssertionError({ actual: string, expected: regexp, message: text, operator: name,
      stackStartFn: assertion });
    failure.generatedMessage = !message;
    throw failure;
  } }[name];
  assert[name] = assertion;
}

matching('match', true, 'The input did not match the regular expression');
matching('doesNotMatch', false, 'The input was expected to not match the regular expression');

/** Defines an assertion whose checks of the thrown error are loaded when it is called. */
for (const name of ['throws', 'rejects', 'doesNotThrow', 'doesNotReject']) {
  const isAsync = name.endsWith('ct') || name.endsWith('cts');
  const run = (start, given) => require('internal/assert/exceptions')[name](start, ...given);
  const assertion = isAsync
    ? { async [name](...given) {
      return run(assertion, given);
    } }[name]
    : { [name](...given) {
      run(assertion, given);
    } }[name];
  assert[name] = assertion;
}

assert.ifError = function ifError(error) {
  if (error === null || error === undefined) {
    return;
  }
  let message = 'ifError got unwanted exception: ';
  if (typeof error === 'object' && typeof error.message === 'string') {
    message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
  } else {
    message += require('internal/inspect').inspect(error);
  }
  const failure = new AssertionError({ actual: error, expected: null, operator: 'ifError', message,
    stackStartFn: ifError });
  joinStacks(failure, error);
  throw failure;
};

// Where the error was made stands first; the frames that both have are told once.
function joinStacks(failure, error) {
  const given = error.stack;
  const start = typeof given === 'string' ? given.indexOf('\n    at') : -1;
  if (start < 0) {
    return;
  }
  const frames = given.slice(start + 1).split('\n');
  const ours = failure.stack.split('\n');
  for (const frame of frames) {
    const at = ours.indexOf(frame);
    if (at >= 0) {
      failure.stack = [...ours.slice(0, 1), ...frames.slice(0, frames.indexOf(frame)), ...ours.slice(at)].join('\n');
      return;
    }
  }
  failure.stack = [...ours.slice(0, 1), ...frames, ...ours.slice(1)].join('\n');
}

const tracker = {
  enumerable: true,
  configurable: true,
  get: () => require('internal/assert/call_tracker'),
};

function strict(...given) {
  checkHolds(strict, given);
}
assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual, deepEqual: assert.deepStrictEqual, notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
Object.defineProperty(assert, 'CallTracker', tracker);
Object.defineProperty(strict, 'CallTracker', tracker);
assert.strict.strict = assert.strict;

module.exports = assert;

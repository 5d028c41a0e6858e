// What a failed assertion throws.

const { inspect } = require('internal/inspect');
const { describe } = require('internal/assert/difference');
const { validateObject } = require('internal/validators');

const MOST_LINES = 10;
const MOST_CHARACTERS = 512;

function withoutStack(error) {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error)), error);
  for (const key of ['message', 'cause']) {
    if (Object.hasOwn(error, key)) {
      Object.defineProperty(copy, key, { __proto__: null, value: error[key] });
    }
  }
  return copy;
}

function messageOf({ message, actual, expected, operator }) {
  // Errors are compared without their stacks, which are never the same.
  const areErrors = actual instanceof Error && expected instanceof Error;
  return describe(areErrors ? withoutStack(actual) : actual, areErrors ? withoutStack(expected) : expected, operator, message === undefined || message === null ? undefined : String(message));
}

function checked(options) {
  validateObject(options, 'options');
  return options;
}

function shorten(value) {
  if (typeof value !== 'string') {
    return value;
  }
  const lines = value.split('\n', MOST_LINES + 1);
  if (lines.length > MOST_LINES) {
    return `${lines.slice(0, MOST_LINES).join('\n')}\n...`;
  }
  return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}...` : value;
}

class AssertionError extends Error {
  constructor(options) {
    super(messageOf(checked(options)));
    const { message, operator, stackStartFn, stackStartFunction, details, actual, expected } = options;
    this.generatedMessage = !message;
    Object.defineProperty(this, 'name',
      { __proto__: null, value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true });
    this.code = 'ERR_ASSERTION';
    if (details) {
      this.actual = undefined;
      this.expected = undefined;
      this.operator = undefined;
      details.forEach((detail, at) => {
        this[`message ${at}`] = detail.message;
        this[`actual ${at}`] = detail.actual;
        this[`expected ${at}`] = detail.expected;
        this[`operator ${at}`] = detail.operator;
        this[`stack trace ${at}`] = detail.stack;
      });
    } else {
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
    }
    Error.captureStackTrace(this, stackStartFn || stackStartFunction);
    // The stack begins with the name that it has now.
    void this.stack;
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    const { actual, expected } = this;
    this.actual = shorten(actual);
    this.expected = shorten(expected);
    const text = inspect(this, { ...options, customInspect: false, depth: 0 });
    this.actual = actual;
    this.expected = expected;
    return text;
  }
}

module.exports = AssertionError;

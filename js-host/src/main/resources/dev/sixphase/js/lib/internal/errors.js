// Errors with codes, as Node's are: the code stands in the stack's first line and is a property, the name stays.

const messages = {
  ERR_INVALID_ARG_TYPE: (name, expected, actual) =>
    `The ${argument(name)} must be ${oneOf(expected)}.${received(actual)}`,
  ERR_INVALID_ARG_VALUE: (name, value, reason = 'is invalid') =>
    `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${shortened(inspect(value))}`,
  ERR_OUT_OF_RANGE: (name, range, value) =>
    `The value of "${name}" is out of range. It must be ${range}. Received ${grouped(value)}`,
  ERR_MISSING_ARGS: (...names) => `The ${list(names.map((name) =>
    [].concat(name).map((one) => `"${one}"`).join(' or ')), 'and')} argument${names.length > 1 ? 's' : ''} must be specified`,
  ERR_UNHANDLED_ERROR: (value) => (value === undefined ? 'Unhandled error.' : `Unhandled error. (${value})`),
  ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET: () => '`process.setupUncaughtExceptionCapture()` was called while '
    + 'a capture callback was already active',
  ERR_UNKNOWN_BUILTIN_MODULE: (id) => `No such built-in module: ${id}`,
  ERR_INVALID_MODULE: (name) => `No such binding: ${name}`,
  ERR_UNKNOWN_SIGNAL: (signal) => `Unknown signal: ${signal}`,
  ERR_ILLEGAL_CONSTRUCTOR: () => 'Illegal constructor',
  ERR_INVALID_THIS: (type) => `Value of "this" must be of type ${type}`,
  ERR_ASSERTION: (message) => message,
  ABORT_ERR: () => 'The operation was aborted',
};

const bases = {
  ERR_INVALID_ARG_TYPE: TypeError,
  ERR_INVALID_ARG_VALUE: TypeError,
  ERR_MISSING_ARGS: TypeError,
  ERR_OUT_OF_RANGE: RangeError,
  ERR_UNKNOWN_SIGNAL: TypeError,
  ERR_ILLEGAL_CONSTRUCTOR: TypeError,
  ERR_INVALID_THIS: TypeError,
};

const KINDS = new Set(['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol']);

function inspect(value) {
  return require('internal/inspect').inspect(value, { depth: 0 });
}

const shortened = (text) => (text.length > 128 ? `${text.slice(0, 128)}...` : text);

function argument(name) {
  return name.endsWith(' argument') ? name : `"${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

function list(words, last) {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')}${words.length > 2 ? ',' : ''} ${last} `
    + words[words.length - 1];
}

const isClass = (word) => /^([A-Z][a-z0-9]*)+$/.test(word);

function oneOf(expected) {
  const all = [].concat(expected);
  let kinds = all.filter((kind) => KINDS.has(kind)).map((kind) => kind.toLowerCase());
  const classes = all.filter((kind) => !KINDS.has(kind) && isClass(kind));
  const others = all.filter((kind) => !KINDS.has(kind) && !isClass(kind));
  if (classes.length > 0 && kinds.includes('object')) {
    // Beside classes, any object is one more class.
    kinds = kinds.filter((kind) => kind !== 'object');
    classes.push('Object');
  }
  const parts = [];
  if (kinds.length > 0) {
    parts.push(`${kinds.length > 1 ? 'one of type' : 'of type'} ${list(kinds, 'or')}`);
  }
  if (classes.length > 0) {
    parts.push(`an instance of ${list(classes, 'or')}`);
  }
  if (others.length > 0) {
    parts.push(others.length > 1 ? `one of ${list(others, 'or')}`
      : `${others[0].toLowerCase() === others[0] ? '' : 'an '}${others[0]}`);
  }
  return parts.join(' or ');
}

function received(actual) {
  if (actual === undefined || actual === null) {
    return ` Received ${actual}`;
  }
  if (typeof actual === 'function') {
    return ` Received function ${actual.name}`;
  }
  if (typeof actual === 'object') {
    return actual.constructor?.name ? ` Received an instance of ${actual.constructor.name}`
      : ` Received ${require('internal/inspect').inspect(actual, { depth: -1 })}`;
  }
  let shown = require('internal/inspect').inspect(actual, { colors: false });
  if (shown.length > 28) {
    shown = `${shown.slice(0, 25)}...`;
  }
  return ` Received type ${typeof actual} (${shown})`;
}

function grouped(value) {
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32 || typeof value === 'bigint') {
    const digits = String(value).replace(/\B(?=(\d{3})+$)/g, '_');
    return typeof value === 'bigint' ? `${digits}n` : digits;
  }
  return inspect(value);
}

// One class for a code and its base, so that `error.constructor.name` and the stack are what Node shows.
function makeClass(code, Base) {
  return class NodeError extends Base {
    constructor(...values) {
      super(messages[code](...values));
      this.code = code;
      const stack = this.stack;
      Object.defineProperty(this, 'stack', {
        __proto__: null,
        value: stack.replace(this.name, `${this.name} [${code}]`),
        configurable: true, writable: true, enumerable: false,
      });
    }

    get ['constructor']() {
      return Base;
    }

    toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }
  };
}

exports.codes = new Proxy({}, {
  get(target, code) {
    if (!(code in target)) {
      if (!(code in messages)) {
        throw new Error(`no message is known for the error code ${String(code)}`);
      }
      target[code] = makeClass(code, bases[code] ?? Error);
    }
    return target[code];
  },
});

exports.received = received;

/** Adds codes of another module: name to [base class, message function]. */
exports.defineCodes = function defineCodes(more) {
  for (const [code, [Base, message]] of Object.entries(more)) {
    messages[code] = message;
    bases[code] = Base;
  }
};

exports.AbortError = class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
};

// URL and URLSearchParams: the npm package whatwg-url, with Node's errors and Node's way of showing them.

const { codes, defineCodes } = require('internal/errors');
const { inspect } = require('internal/inspect');
const standard = require('internal/packages').load('whatwg-url');

defineCodes({ ERR_INVALID_URL: [TypeError, () => 'Invalid URL'] });

function invalid(input, base) {
  const error = new codes.ERR_INVALID_URL();
  error.input = input;
  if (base !== undefined) {
    error.base = base;
  }
  return error;
}

/** The standard's class, but for what its constructor throws. */
const URL = new Proxy(standard.URL, {
  construct(target, given, newTarget) {
    if (given.length === 0) {
      throw new codes.ERR_MISSING_ARGS('url');
    }
    const [input, base] = [`${given[0]}`, given[1] === undefined ? undefined : `${given[1]}`];
    try {
      return Reflect.construct(target, [input, base], newTarget);
    } catch {
      throw invalid(input, base);
    }
  },
});

const { URLSearchParams } = standard;
const hidden = (value) => ({ value, enumerable: false, configurable: true, writable: true });
const deeper = (options) => ({ ...options, depth: options.depth === null ? null : options.depth - 1 });

Object.defineProperty(URL.prototype, 'constructor', hidden(URL));
Object.defineProperty(URL.prototype, inspect.custom, hidden(function show(depth, options) {
  if (typeof depth === 'number' && depth < 0) {
    return this;
  }
  const parts = Object.create({ constructor: URL });
  for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
    'search', 'searchParams', 'hash']) {
    parts[name] = this[name];
  }
  return `${this.constructor.name} ${inspect({ ...parts }, options)}`;
}));

Object.defineProperty(URLSearchParams.prototype, inspect.custom, hidden(function show(depth, options) {
  if (typeof depth === 'number' && depth < 0) {
    return inspect(Object.create(null), options).replace('[Object: null prototype] {}', '[Object]');
  }
  const parts = [...this].map(([name, value]) => `${inspect(name, deeper(options))} => ${inspect(value, deeper(options))}`);
  const length = parts.reduce((sum, part) => sum + part.length + 2, -2);
  if (length > options.breakLength) {
    return `${this.constructor.name} {\n  ${parts.join(',\n  ')} }`;
  }
  return parts.length === 0 ? `${this.constructor.name} {}` : `${this.constructor.name} { ${parts.join(', ')} }`;
}));

module.exports = { URL, URLSearchParams };

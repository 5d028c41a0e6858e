// Consoles: text for people, on two streams.

const { formatWithOptions } = require('internal/format');
const { codes, defineCodes } = require('internal/errors');
const { validateArray, validateInteger, validateObject } = require('internal/validators');

defineCodes({
  ERR_CONSOLE_WRITABLE_STREAM: [TypeError, (name) => `Console expects a writable stream instance for ${name}`],
  ERR_INCOMPATIBLE_OPTION_PAIR: [TypeError, (one, other) =>
    `Option "${one}" cannot be used in combination with option "${other}"`],
});

const kMakeGlobal = Symbol('makeGlobal');
const kState = Symbol('state');
const inspect = (...given) => require('internal/inspect').inspect(...given);
const nothing = () => {};

/** What a console remembers: its streams, how far it is indented, its counts and its clocks. */
class State {
  indentation = '';
  counts = new Map();
  clocks = new Map();

  constructor({ stdout, stderr = stdout, ignoreErrors = true, colorMode = 'auto', inspectOptions, groupIndentation = 2 }) {
    // The standard streams are asked for each time: programs put others in their place.
    this.streamOf = typeof stdout === 'function' ? (isError) => (isError ? stderr() : stdout())
      : (isError) => (isError ? stderr : stdout);
    Object.assign(this, { ignoreErrors, colorMode, inspectOptions, groupIndentation });
  }

  optionsFor(stream) {
    const { inspectOptions } = this;
    const options = typeof inspectOptions?.get === 'function' ? inspectOptions.get(stream) : inspectOptions;
    if (options) {
      return options;
    }
    return this.colorMode === true ? { colors: true } : {};
  }

  write(isError, values) {
    const stream = this.streamOf(isError);
    const text = formatWithOptions(this.optionsFor(stream), ...values);
    const lines = this.indentation === '' ? text
      : `${this.indentation}${text.replaceAll('\n', `\n${this.indentation}`)}`;
    if (!this.ignoreErrors) {
      stream.write(`${lines}\n`);
      return;
    }
    // What a stream fails with is not the business of who logs.
    if (stream.listenerCount?.('error') === 0) {
      stream.on('error', nothing);
    }
    try {
      stream.write(`${lines}\n`, (error) => {
        if (error && stream.listenerCount?.('error') === 0) {
          stream.once('error', nothing);
        }
      });
    } catch (error) {
      if (error instanceof RangeError && /call stack/i.test(error.message)) {
        throw error;
      }
    } finally {
      stream.removeListener?.('error', nothing);
    }
  }
}

const methods = {
  log(...values) {
    this[kState].write(false, values);
  },
  warn(...values) {
    this[kState].write(true, values);
  },
  error(...values) {
    this[kState].write(true, values);
  },
  dir(value, options) {
    const state = this[kState];
    state.write(false, [inspect(value, { customInspect: false, ...state.optionsFor(state.streamOf(false)), ...options })]);
  },
  trace: function trace(...values) {
    const here = { name: 'Trace', message: formatWithOptions({}, ...values) };
    Error.captureStackTrace(here, trace);
    this.error(here.stack);
  },
  assert(holds, ...values) {
    if (!holds) {
      if (typeof values[0] === 'string') {
        values[0] = `Assertion failed: ${values[0]}`;
        this.warn(...values);
      } else {
        this.warn('Assertion failed', ...values);
      }
    }
  },
  clear() {
    const stream = this[kState].streamOf(false);
    // Only a terminal can be cleared.
    if (stream.isTTY && process.env.TERM !== 'dumb') {
      stream.write('\u001b[1;1H\u001b[0J');
    }
  },
  count(label = 'default') {
    const { counts } = this[kState];
    const name = `${label}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    this.log(`${name}: ${counts.get(name)}`);
  },
  countReset(label = 'default') {
    if (!this[kState].counts.delete(`${label}`)) {
      process.emitWarning(`Count for '${label}' does not exist`);
    }
  },
  group(...values) {
    if (values.length > 0) {
      this.log(...values);
    }
    const state = this[kState];
    state.indentation += ' '.repeat(state.groupIndentation);
  },
  groupEnd() {
    const state = this[kState];
    state.indentation = state.indentation.slice(0, Math.max(0, state.indentation.length - state.groupIndentation));
  },
  time(label = 'default') {
    const name = `${label}`;
    const { clocks } = this[kState];
    if (clocks.has(name)) {
      process.emitWarning(`Label '${name}' already exists for console.time()`);
    } else {
      clocks.set(name, process.hrtime());
    }
  },
  timeEnd(label = 'default') {
    if (tellTime(this, 'timeEnd', `${label}`, [])) {
      this[kState].clocks.delete(`${label}`);
    }
  },
  timeLog(label = 'default', ...values) {
    tellTime(this, 'timeLog', `${label}`, values);
  },
  table(data, properties) {
    if (data === null || typeof data !== 'object') {
      this.log(data);
      return;
    }
    if (properties !== undefined) {
      validateArray(properties, 'properties');
    }
    this.log(require('internal/console_table').show(data, properties));
  },
};
Object.assign(methods, {
  debug: methods.log, info: methods.log, dirxml: methods.log, groupCollapsed: methods.group,
});
for (const name of ['profile', 'profileEnd', 'timeStamp', 'context']) {
  methods[name] = { [name]() {
    // For a debugger, and there is none.
  } }[name];
}

function tellTime(console, method, name, values) {
  const start = console[kState].clocks.get(name);
  if (start === undefined) {
    process.emitWarning(`No such label '${name}' for console.${method}()`);
    return false;
  }
  const [seconds, nanos] = process.hrtime(start);
  console.log('%s: %s', name, ...[formatTime(seconds * 1e3 + nanos / 1e6)], ...values);
  return true;
}

const two = (count) => String(count).padStart(2, '0');

/** {return a duration as people read it: 1.5ms, 2.345s, 1:02.300 (m:ss.mmm)} */
function formatTime(millis) {
  const whole = Math.floor(millis);
  if (millis >= 3_600_000) {
    return `${Math.floor(whole / 3_600_000)}:${two(Math.floor(whole / 60_000) % 60)}:${
      two(Math.floor(whole / 1000) % 60)} (h:mm:ss)`;
  }
  if (millis >= 60_000) {
    const [seconds, fraction] = (millis / 1000 % 60).toFixed(3).split('.');
    return `${Math.floor(whole / 60_000)}:${two(seconds)}.${fraction} (m:ss.mmm)`;
  }
  return millis >= 1000 ? `${(millis / 1000).toFixed(3)}s` : `${Number(millis.toFixed(3))}ms`;
}

function checked(options) {
  const { stdout, stderr = stdout, colorMode = 'auto', inspectOptions, groupIndentation } = options;
  for (const [name, stream] of [['stdout', stdout], ['stderr', stderr]]) {
    if (typeof stream?.write !== 'function') {
      throw new codes.ERR_CONSOLE_WRITABLE_STREAM(name);
    }
  }
  if (typeof colorMode !== 'boolean' && colorMode !== 'auto') {
    throw new codes.ERR_INVALID_ARG_VALUE('colorMode', colorMode);
  }
  if (groupIndentation !== undefined) {
    validateInteger(groupIndentation, 'groupIndentation', 0, 1000);
  }
  if (inspectOptions !== undefined) {
    validateObject(inspectOptions, 'options.inspectOptions');
    if (inspectOptions.colors !== undefined && options.colorMode !== undefined) {
      throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('options.inspectOptions.color', 'colorMode');
    }
  }
  return options;
}

/** Gives a console its methods, each bound to it, so that they can be taken off. */
function install(console, state) {
  Object.defineProperty(console, kState, { value: state, enumerable: false });
  for (const name of Object.keys(methods)) {
    const bound = (typeof console[name] === 'function' && console[name] !== methods[name] ? console[name]
      : methods[name]).bind(console);
    Object.defineProperty(bound, 'name', { value: name });
    console[name] = bound;
  }
}

function Console(options, ...rest) {
  if (!new.target) {
    return Reflect.construct(Console, [options, ...rest]);
  }
  const given = options === undefined || options === null || typeof options.write === 'function'
    ? { stdout: options, stderr: rest[0], ignoreErrors: rest[1] } : options;
  install(this, new State(checked(given)));
  for (const [name, isError] of [['_stdout', false], ['_stderr', true]]) {
    Object.defineProperty(this, name, { value: this[kState].streamOf(isError), configurable: true, writable: true });
  }
  return undefined;
}
for (const name of Object.keys(methods)) {
  Object.defineProperty(Console.prototype, name, { value: methods[name], configurable: true, writable: true, enumerable: true });
}
Object.defineProperty(Console, Symbol.hasInstance, {
  value(value) {
    return value?.[kState] !== undefined && (this === Console || Function.prototype[Symbol.hasInstance].call(this, value));
  },
});

Console[kMakeGlobal] = () => {
  const global = Object.create({});
  const others = {};
  const streams = {
    _stdout: () => others._stdout ?? process.stdout,
    _stderr: () => others._stderr ?? process.stderr,
  };
  install(global, new State({ stdout: streams._stdout, stderr: streams._stderr }));
  for (const [name, get] of Object.entries(streams)) {
    Object.defineProperty(global, name, {
      configurable: true,
      enumerable: false,
      get,
      set(stream) {
        others[name] = stream;
      },
    });
  }
  Object.defineProperty(global, '_times', { get: () => global[kState].clocks, configurable: true });
  Object.defineProperty(global, Symbol.toStringTag, { value: 'console', configurable: true });
  global.Console = Console;
  return global;
};

module.exports = { Console, kMakeGlobal, formatTime };

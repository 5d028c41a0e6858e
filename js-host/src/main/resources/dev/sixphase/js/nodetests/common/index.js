'use strict';
// What Node's own tests ask of their module `common`, for the JavaScript host.

const assert = require('assert');
const { inspect } = require('util');

const checks = [];

/** Where the test called the function that is given. */
function callSite(top) {
  const here = {};
  Error.captureStackTrace(here, top);
  return String(here.stack).split('\n')[1]?.trim() ?? 'an unknown place';
}

process.on('exit', (code) => {
  if (code !== 0) {
    return;
  }
  const broken = checks.filter(({ holds, wanted, actual }) => !holds(actual, wanted));
  for (const { name, words, wanted, actual, place } of broken) {
    process._rawDebug(`${name} was to be called ${words} ${wanted} times, and was called ${actual} times: ${place}`);
  }
  if (broken.length > 0) {
    process.exit(1);
  }
});

function counted(callback, wanted, words, holds, top) {
  if (typeof callback === 'number') {
    wanted = callback;
    callback = undefined;
  }
  const inner = callback ?? (() => {});
  assert.strictEqual(typeof wanted, 'number', `a number of calls is a number, not ${wanted}`);
  const check = { name: inner.name || '<anonymous>', words, wanted, actual: 0, holds, place: callSite(top) };
  checks.push(check);
  const wrapped = function(...args) {
    check.actual++;
    return new.target ? Reflect.construct(inner, args, new.target) : Reflect.apply(inner, this, args);
  };
  Object.defineProperties(wrapped, {
    name: { value: inner.name, writable: false, enumerable: false, configurable: true },
    length: { value: inner.length, writable: false, enumerable: false, configurable: true },
  });
  return wrapped;
}

function mustCall(callback, wanted = 1) {
  return counted(callback, wanted, 'exactly', (actual, count) => actual === count, mustCall);
}

function mustCallAtLeast(callback, wanted = 1) {
  return counted(callback, wanted, 'at least', (actual, count) => actual >= count, mustCallAtLeast);
}

function mustSucceed(callback, wanted) {
  return mustCall(function(error, ...args) {
    assert.ifError(error);
    return typeof callback === 'function' ? Reflect.apply(callback, this, args) : undefined;
  }, wanted);
}

function mustNotCall(message = 'function should not have been called') {
  const place = callSite(mustNotCall);
  return function mustNotCall(...args) {
    const given = args.length > 0 ? `\ncalled with arguments: ${args.map((one) => inspect(one)).join(', ')}` : '';
    assert.fail(`${message} at ${place}${given}`);
  };
}

/** Gives the object back as it is, for a program that must not change it finds it frozen. */
function mustNotMutateObjectDeep(original) {
  // What has private members cannot stand behind a proxy.
  if (original === null || typeof original !== 'object' || ArrayBuffer.isView(original)
      || original instanceof ArrayBuffer || original instanceof EventTarget) {
    return original;
  }
  return new Proxy(original, {
    get: (target, name, receiver) => mustNotMutateObjectDeep(Reflect.get(target, name, receiver)),
    set: (target, name) => assert.fail(`the property ${inspect(name)} was set`),
    defineProperty: (target, name) => assert.fail(`the property ${inspect(name)} was defined`),
    deleteProperty: (target, name) => assert.fail(`the property ${inspect(name)} was deleted`),
  });
}

function printSkipMessage(message) {
  console.log(`1..0 # Skipped: ${message}`);
}

function skip(message) {
  printSkipMessage(message);
  process.exit(0);
}

const normalized = (expected, code) =>
  (typeof expected === 'string' ? [[expected, code]] : expected.map((one) => [].concat(one)));

let warnings;

/** Compares what process emits as warnings with what is expected: by name, in order. */
function expectWarning(nameOrMap, expected, code) {
  const more = typeof nameOrMap === 'string' ? { [nameOrMap]: expected } : nameOrMap;
  if (warnings === undefined) {
    warnings = {};
    process.on('warning', (warning) => {
      if (warnings[warning.name] === undefined) {
        throw new TypeError(`"${warning.name}" was triggered without being expected.\n${inspect(warning)}`);
      }
      warnings[warning.name](warning);
    });
  }
  for (const [name, texts] of Object.entries(more)) {
    const list = typeof texts === 'object' && !Array.isArray(texts)
      ? Object.entries(texts).map(([ofCode, text]) => [text, ofCode])
      : normalized(texts, code);
    if (name === 'DeprecationWarning') {
      list.forEach(([, ofCode]) => assert(ofCode, 'a deprecation has a code'));
    }
    warnings[name] = mustCall((warning) => {
      const [message, ofCode] = list.shift();
      assert.strictEqual(warning.name, name);
      if (typeof message === 'string') {
        assert.strictEqual(warning.message, message);
      } else {
        assert.match(warning.message, message);
      }
      assert.strictEqual(warning.code, ofCode);
    }, list.length);
  }
}

/** A callback that takes one error, and holds it against the validator. */
function expectsError(validator, exact) {
  return mustCall((...args) => {
    assert.strictEqual(args.length, 1, `one error was expected, not ${inspect(args)}`);
    const [error] = args;
    assert.strictEqual(Object.prototype.propertyIsEnumerable.call(error, 'message'), false);
    assert.throws(() => {
      throw error;
    }, validator);
    return true;
  }, exact);
}

function invalidArgTypeHelper(input) {
  if (input === undefined || input === null) {
    return ` Received ${input}`;
  }
  if (typeof input === 'function') {
    return ` Received function ${input.name}`;
  }
  if (typeof input === 'object') {
    return input.constructor?.name ? ` Received an instance of ${input.constructor.name}`
      : ` Received ${inspect(input, { depth: -1 })}`;
  }
  const shown = inspect(input, { colors: false });
  return ` Received type ${typeof input} (${shown.length > 28 ? `${shown.slice(0, 25)}...` : shown})`;
}

const views = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
  Float64Array, BigInt64Array, BigUint64Array, DataView];

function getArrayBufferViews(buffer) {
  const { buffer: memory, byteOffset, byteLength } = buffer;
  return views.filter(({ BYTES_PER_ELEMENT = 1 }) => byteLength % BYTES_PER_ELEMENT === 0)
    .map((View) => new View(memory, byteOffset, byteLength / (View.BYTES_PER_ELEMENT ?? 1)));
}

/** Calls the function with a descriptor that is not open. */
function runWithInvalidFD(callback) {
  const fs = require('fs');
  let fd = 1 << 30;
  try {
    while (fs.fstatSync(fd--) && fd > 0);
  } catch {
    return callback(fd + 1);
  }
  return printSkipMessage('Could not generate an invalid fd');
}

function createZeroFilledFile(filename) {
  require('fs').writeFileSync(filename, Buffer.alloc(10 * 1024 * 1024));
}

function gcUntil(name, condition, triesLeft = 100) {
  return new Promise((resolve, reject) => setImmediate(() => {
    global.gc();
    if (condition()) {
      resolve();
    } else if (triesLeft === 0) {
      reject(new Error(`${name}: still not collected`));
    } else {
      gcUntil(name, condition, triesLeft - 1).then(resolve, reject);
    }
  }));
}

const common = {
  allowGlobals: () => {},
  buildType: 'Release',
  canCreateSymLink: () => true,
  createZeroFilledFile,
  defaultAutoSelectFamilyAttemptTimeout: 2500,
  expectsError,
  expectWarning,
  gcUntil,
  getArrayBufferViews,
  getBufferSources: (buffer) => [...getArrayBufferViews(buffer), new Uint8Array(buffer).buffer],
  getCallSite: callSite,
  hasCrypto: false,
  hasIntl: typeof Intl === 'object',
  hasOpenSSL3: false,
  hasMultiLocalhost: () => process.platform === 'linux',
  invalidArgTypeHelper,
  isAlive(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  },
  inFreeBSDJail: false,
  isAIX: false,
  isAsan: false,
  isDumbTerminal: process.env.TERM === 'dumb',
  isFreeBSD: false,
  isIBMi: false,
  isLinux: process.platform === 'linux',
  isMainThread: true,
  isOpenBSD: false,
  isOSX: process.platform === 'darwin',
  isPi: false,
  isSunOS: false,
  isWindows: process.platform === 'win32',
  localIPv6Hosts: ['localhost', 'ip6-localhost', 'ip6-loopback', 'ipv6-localhost', 'ipv6-loopback'],
  localhostIPv4: '127.0.0.1',
  mustCall,
  mustCallAtLeast,
  mustNotCall,
  mustNotMutateObjectDeep,
  mustSucceed,
  platformTimeout: (millis) => millis,
  printSkipMessage,
  runWithInvalidFD,
  skip,
  skipIf32Bits: () => {},
  skipIfDumbTerminal: () => {},
  skipIfInspectorDisabled: () => skip('V8 inspector is disabled'),
  skipIfWorker: () => {},

  get PIPE() {
    return require('path').join(require('./tmpdir').path, `node-test.${process.pid}.sock`);
  },

  get PORT() {
    return Number(process.env.NODE_COMMON_PORT) || 12346;
  },

  get hasIPv6() {
    return Object.values(require('os').networkInterfaces()).flat().some(({ family }) => family === 'IPv6');
  },

  get enoughTestMem() {
    return require('os').totalmem() > 0x70000000;
  },

  get checkoutEOL() {
    return '\n';
  },
};

module.exports = new Proxy(common, {
  get(target, name) {
    if (!Object.hasOwn(target, name)) {
      throw new Error(`the shim of the module common has no ${String(name)}`);
    }
    return target[name];
  },
});

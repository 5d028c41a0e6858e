// process.env: strings under strings. What a program changes is seen by it alone: the JVM keeps its own.

const { codes, defineCodes } = require('internal/errors');

defineCodes({
  ERR_INVALID_OBJECT_DEFINE_PROPERTY: [TypeError, (message) => message],
});

function checkDescriptor(descriptor) {
  if ('get' in descriptor || 'set' in descriptor) {
    throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
      "'process.env' does not accept an accessor(getter/setter) descriptor");
  }
  if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
    throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
      "'process.env' only accepts a configurable, writable, and enumerable data descriptor");
  }
}

function warnOf(value, warn) {
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    warn('Assigning any value other than a string, number, or boolean to a process.env property is deprecated. Please '
      + 'make sure to convert the value to a string before setting process.env with it.', 'DeprecationWarning', 'DEP0104');
  }
}

/** {return an object that takes strings alone} */
exports.make = function make(flat, warn) {
  const variables = {};
  for (let at = 0; at < flat.length; at += 2) {
    variables[flat[at]] = flat[at + 1];
  }
  let warns = warn;
  const warnOnce = (...warning) => {
    warns = undefined;
    warn(...warning);
  };
  return new Proxy(variables, {
    get: (target, name) => (typeof name === 'symbol' ? undefined : target[name]),
    has: (target, name) => typeof name !== 'symbol' && name in target,
    set(target, name, value) {
      if (typeof name === 'symbol' || typeof value === 'symbol') {
        throw new TypeError('Cannot convert a Symbol value to a string');
      }
      if (warns) {
        warnOf(value, warnOnce);
      }
      target[name] = `${value}`;
      return true;
    },
    defineProperty(target, name, descriptor) {
      // An assignment ends here too, with the value alone.
      if (Object.keys(descriptor).some((key) => key !== 'value') || !Object.hasOwn(target, name)) {
        checkDescriptor(descriptor);
      }
      return Reflect.defineProperty(target, name, { ...descriptor, value: `${descriptor.value}` });
    },
    deleteProperty: (target, name) => typeof name === 'symbol' || Reflect.deleteProperty(target, name),
  });
};

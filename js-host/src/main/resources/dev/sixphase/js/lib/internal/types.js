// What kind of object a value is, by what the engine knows of it, not by what it says of itself.

const { kindOf, functionKind } = internalBinding('values');

const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
const tagOfTyped = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

const types = {};

// The name of the predicate, and the kind as the engine has it.
for (const [name, ...kinds] of [
  ['External', 'External'], ['Date', 'Date'], ['ArgumentsObject', 'Arguments'], ['BigIntObject', 'BigInt'],
  ['BooleanObject', 'Boolean'], ['NumberObject', 'Number'], ['StringObject', 'String'], ['SymbolObject', 'Symbol'],
  ['BoxedPrimitive', 'Number', 'String', 'Boolean', 'BigInt', 'Symbol'], ['NativeError', 'Error'],
  ['RegExp', 'RegExp'], ['GeneratorObject', 'Generator', 'AsyncGenerator'], ['Promise', 'Promise'], ['Map', 'Map'],
  ['Set', 'Set'], ['MapIterator', 'Map Iterator'], ['SetIterator', 'Set Iterator'], ['WeakMap', 'WeakMap'],
  ['WeakSet', 'WeakSet'], ['ArrayBuffer', 'ArrayBuffer'], ['DataView', 'DataView'],
  ['SharedArrayBuffer', 'SharedArrayBuffer'], ['Proxy', 'Proxy'], ['ModuleNamespaceObject', 'Module'],
  ['AnyArrayBuffer', 'ArrayBuffer', 'SharedArrayBuffer'], ['TypedArray', 'TypedArray'],
]) {
  const wanted = new Set(kinds);
  types[`is${name}`] = { [`is${name}`]: (value) => isObject(value) && wanted.has(kindOf(value)) }[`is${name}`];
}

types.isAsyncFunction = (value) => typeof value === 'function' && functionKind(value).startsWith('Async');
types.isGeneratorFunction = (value) => typeof value === 'function' && functionKind(value).includes('Generator');
types.isArrayBufferView = ArrayBuffer.isView;
types.isKeyObject = () => false;
types.isCryptoKey = () => false;

for (const name of ['Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array',
  'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']) {
  types[`is${name}`] = { [`is${name}`]: (value) => isObject(value) && tagOfTyped.call(value) === name }[`is${name}`];
}

module.exports = types;

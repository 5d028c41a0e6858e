'use strict';
const util = require('util');

class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }

  get length() {
    return Math.hypot(this.x, this.y);
  }
}
class Named extends Point {
  get [Symbol.toStringTag]() {
    return 'Tag';
  }
}
const cyclic = { list: [1, { deep: { deeper: { deepest: 1 } } }] };
cyclic.self = cyclic;

const values = [
  1, -0, 10n, 'text', 'it\'s', 'two\nlines of text', null, undefined, Symbol('s'), [1, , 3], [], {}, cyclic,
  new Point(3, 4), new Named(1, 2), Point, Named, class {}, () => {}, function named() {}, async () => {}, function* g() {},
  new Map([['a', { b: 1 }], [[1], new Set(['x'])]]), new Map([[1, 2]]).entries(), new Set([5]).values(), new Date(0), /x/g,
  Object.create(null), Object.assign(Object.create(null), { a: 1 }), new Uint8Array([1, 2, 3]), new ArrayBuffer(3),
  Buffer.from('abc'), Promise.resolve(4), new Promise(() => {}), new WeakMap(), new Proxy({ a: 1 }, {}), new Number(3),
  new String('abc'), { get a() { return 1; }, set b(v) {}, 'needs-quotes': 1, [Symbol('key')]: 2 },
  Array.from({ length: 120 }, (_, at) => at), Array.from({ length: 30 }, (_, at) => `item ${at}`),
  { [util.inspect.custom]: (depth, options) => `custom at ${depth}, ${Object.keys(options).length} options` },
  { aaaaaaaaaaaaaaaaaaaaaaaa: 'aaaaaaaaaaaaaaaaaaaaaaaaaaa', b: 'bbbbbbbbbbbbbbbbbbbbbbbbb', c: 'cccccccccccc' },
];
for (const options of [{}, { compact: true, depth: 0 }, { showHidden: true, depth: 1 }, { colors: true },
  { compact: false, breakLength: 40, sorted: true, getters: true, showProxy: true, maxArrayLength: 2 }]) {
  for (const value of values) {
    if (!(value instanceof WeakMap && options.showHidden)) {
      console.log(util.inspect(value, options));
    }
  }
}
const error = new Error('outer', { cause: new TypeError('inner') });
error.code = 'CODE';
console.log(util.inspect(error).replace(/\n\s+(at |... \d+ lines).*/g, ''));

console.log(util.format('%s %s %s', 'a', { toString: () => 'own' }, { a: { b: 1 } }), util.format('%d %i %f', '42', 4.2, '4.5x'));
console.log(util.format('%j %o %O %%', { a: 1 }, [1], { b: 2 }, 'more', 3), util.format('%c%s', 'css', -0), util.format(1, 2));

const slow = (a, b, callback) => setImmediate(callback, null, a + b);
util.promisify(slow)(1, 2).then((sum) => console.log('promisified', sum));
util.callbackify(async (a) => a * 2)(21, (failure, result) => console.log('callbackified', failure, result));
console.log(util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.types.isProxy(new Proxy({}, {})),
  util.types.isAsyncFunction(async () => {}), util.stripVTControlCharacters('\u001b[31mred\u001b[39m'));
console.log(util.getSystemErrorName(-2), util.getSystemErrorMap().get(-13));
console.log(new TextDecoder().decode(new TextEncoder().encode('h\u00e9llo \u{1f600}')), new TextDecoder('utf-16le'));

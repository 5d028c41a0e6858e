'use strict';
console.log('%s is %d', 'one', 1, { more: true });
console.group('group');
console.log('line one\nline two');
console.group();
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.groupEnd();
console.groupEnd();
console.table(new Map([['k', 1]]));
console.table([[1, 2], [3, 4]]);
console.table(5);
console.count();
console.count('label');
console.count();
console.countReset();
console.count();
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.assert(true, 'not told');
console.assert(false, 'told %s', 'so');
process.stdout.write('text without end', () => console.log('\nwritten'));
process.stdout.write(Buffer.from([0xc3, 0xa9, 0x0a]));
process.stdout.write('e9', 'hex', () => console.log('hex written'));
const { Console } = require('console');
const { Writable } = require('stream');
console.log(process.stdout instanceof Writable);
const lines = [];
const own = new Console({ stdout: new Writable({ write(chunk, encoding, done) { lines.push(String(chunk)); done(); } }) });
own.warn('to my own %o', [1]);
console.log(lines);
const copy = structuredClone({ date: new Date(0), map: new Map([['k', { list: [1] }]]), error: new RangeError('r') });
console.log(copy.date, copy.map, copy.error.name, copy.error.message);
try {
  structuredClone(() => {});
} catch (error) {
  console.log(error.name, error.code, error.message);
}

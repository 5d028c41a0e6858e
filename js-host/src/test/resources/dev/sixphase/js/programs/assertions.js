'use strict';
const assert = require('assert');
const strict = require('assert/strict');

function tell(run) {
  try {
    run();
    console.log('holds');
  } catch (error) {
    const { name, code, message, generatedMessage, operator } = error;
    console.log(`${name} ${code} ${operator} ${generatedMessage}\n${message}`);
  }
}

tell(() => assert.ok(false));
tell(() => assert(1 === 2));
tell(() => assert.equal(1, '1'));
tell(() => assert.strictEqual('a', 'b'));
tell(() => assert.strictEqual(1, 2, 'of the program'));
tell(() => assert.deepEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }));
tell(() => assert.deepStrictEqual({ a: 1, b: 2, c: [1, 2, 3] }, { a: 1, b: 3, c: [1, 2, 3] }));
tell(() => assert.deepStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9], [4, 5, 6, 7, 8, 9]));
tell(() => assert.deepStrictEqual(new Map([[{ a: 1 }, 2]]), new Map([[{ a: 1 }, 2]])));
tell(() => assert.deepStrictEqual(new Set([[1], 2]), new Set([2, [3]])));
tell(() => assert.deepStrictEqual(-0, 0));
tell(() => assert.deepEqual([NaN], [NaN]));
tell(() => assert.deepStrictEqual(new Date(0), new Date(1)));
tell(() => assert.notDeepStrictEqual({ a: [1] }, { a: [1] }));
tell(() => assert.notStrictEqual(1, 1));
tell(() => strict.equal(1, '1'));
const cyclic = { name: 'cycle' };
cyclic.self = cyclic;
const other = { name: 'cycle' };
other.self = other;
tell(() => assert.deepStrictEqual(cyclic, other));

function fail() {
  throw new TypeError('not this way');
}
tell(() => assert.throws(fail, TypeError));
tell(() => assert.throws(fail, RangeError));
tell(() => assert.throws(fail, /that way/));
tell(() => assert.throws(fail, { name: 'TypeError', message: 'not that way' }));
tell(() => assert.throws(fail, (error) => error instanceof RangeError));
tell(() => assert.throws(() => {}, TypeError, 'with words'));
tell(() => assert.doesNotThrow(fail, 'with words'));
tell(() => assert.ifError(new Error('an error')));
tell(() => assert.fail());
tell(() => assert.match('text', /^T/));
tell(() => assert.equal(1));

assert.rejects(async () => fail(), TypeError)
  .then(() => assert.rejects(async () => {}))
  .catch((error) => console.log(error.message))
  .then(() => assert.doesNotReject(async () => fail()))
  .catch((error) => console.log(error.message));

'use strict';
// Calls a function when it has been counted down to zero, which has to happen.

const assert = require('assert');
const common = require('./index');

module.exports = class Countdown {
  #left;
  #whenDone;

  constructor(limit, whenDone) {
    assert.strictEqual(typeof limit, 'number');
    assert.strictEqual(typeof whenDone, 'function');
    this.#left = limit;
    this.#whenDone = common.mustCall(whenDone);
  }

  dec() {
    assert(this.#left > 0, 'the countdown is over');
    if (--this.#left === 0) {
      this.#whenDone();
    }
    return this.#left;
  }

  get remaining() {
    return this.#left;
  }
};

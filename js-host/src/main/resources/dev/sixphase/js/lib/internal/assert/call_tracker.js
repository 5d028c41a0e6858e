// assert.CallTracker: functions that count their calls.

const AssertionError = require('internal/assert/assertion_error');
const { codes, defineCodes } = require('internal/errors');
const { validateInteger, validateFunction } = require('internal/validators');

defineCodes({ ERR_UNAVAILABLE_DURING_EXIT: [Error, () => 'Cannot call function in process exit handler'] });

class CallTracker {
  #known = new Map();

  #recordOf(tracked) {
    const record = this.#known.get(tracked);
    if (record === undefined) {
      const { inspect } = require('internal/inspect');
      const error = new codes.ERR_INVALID_ARG_VALUE('tracked', tracked, 'is not a tracked function');
      const message = `The argument 'tracked' is not a tracked function. Received ${inspect(tracked)}`;
      error.message = message;
      throw error;
    }
    return record;
  }

  calls(fn = () => {}, expected = 1) {
    if (process._exiting) {
      throw new codes.ERR_UNAVAILABLE_DURING_EXIT();
    }
    let wrapped = fn;
    let count = expected;
    if (typeof fn === 'number') {
      wrapped = () => {};
      count = fn;
    }
    validateFunction(wrapped, 'fn');
    validateInteger(count, 'expected', 1, 2 ** 32 - 1);
    const record = { expected: count, calls: [], name: wrapped.name || 'calls', stack: new Error() };
    const tracked = new Proxy(wrapped, {
      apply: (target, self, given) => {
        record.calls.push(Object.freeze({ thisArg: self, arguments: Object.freeze([...given]) }));
        return Reflect.apply(target, self, given);
      },
    });
    this.#known.set(tracked, record);
    return tracked;
  }

  getCalls(tracked) {
    return Object.freeze([...this.#recordOf(tracked).calls]);
  }

  reset(tracked) {
    if (tracked === undefined) {
      this.#known.forEach((record) => {
        record.calls = [];
      });
    } else {
      this.#recordOf(tracked).calls = [];
    }
  }

  report() {
    return [...this.#known.values()].filter(({ expected, calls }) => calls.length !== expected)
      .map(({ expected, calls, name, stack }) => ({
        message: `Expected the ${name} function to be executed ${expected} time(s) but was executed ${calls.length} `
          + 'time(s).',
        actual: calls.length, expected, operator: name, stack,
      }));
  }

  verify() {
    const failures = this.report();
    if (failures.length > 0) {
      throw new AssertionError({
        message: failures.length === 1 ? failures[0].message : 'Functions were not called the expected number of times',
        details: failures,
      });
    }
  }
}

module.exports = CallTracker;

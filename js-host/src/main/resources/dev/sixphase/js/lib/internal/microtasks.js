// queueMicrotask as one promise job: what its callback throws goes the way of all uncaught exceptions, at once.

const { validateFunction } = require('internal/validators');
const resolved = Promise.resolve();
const then = Function.prototype.call.bind(Promise.prototype.then);

exports.queueMicrotask = function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  then(resolved, () => {
    try {
      callback();
    } catch (thrown) {
      require('internal/process_end').raise(thrown, 'uncaughtException');
    }
  });
};

'use strict';
// Calls a function after a number of iterations of the loop.

module.exports = function tick(iterations, callback) {
  setImmediate(() => {
    if (iterations > 1) {
      tick(iterations - 1, callback);
    } else {
      callback?.();
    }
  });
};

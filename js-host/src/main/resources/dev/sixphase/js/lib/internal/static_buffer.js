// The option `onread` of a socket.

const { Buffer } = require('buffer');

/** {return what takes what is read into one buffer, or ones of the program's choice, and tells it; null for none} */
exports.staticBuffer = function staticBuffer(onread) {
  if (onread === null || typeof onread !== 'object' || typeof onread.callback !== 'function'
      || !(onread.buffer instanceof Uint8Array) && typeof onread.buffer !== 'function') {
    return null;
  }
  const next = () => (typeof onread.buffer === 'function' ? onread.buffer() : onread.buffer);
  let buffer = next();
  // What has come and may not be told yet: the program has paused.
  let waiting = Buffer.alloc(0);
  return {
    take(socket, bytes) {
      waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      while (waiting.length > 0 && !socket.destroyed && socket._handle.reading) {
        const count = Math.min(buffer.length, waiting.length);
        buffer.set(waiting.subarray(0, count));
        waiting = waiting.subarray(count);
        const goesOn = Reflect.apply(onread.callback, socket, [count, buffer]);
        buffer = next();
        if (goesOn === false) {
          socket._handle?.readStop();
        }
      }
    },

    /** The program reads on: first what it has not been told. */
    resume(socket) {
      socket._handle.readStart();
      if (waiting.length > 0) {
        process.nextTick(() => this.take(socket, Buffer.alloc(0)));
      }
    },
  };
};

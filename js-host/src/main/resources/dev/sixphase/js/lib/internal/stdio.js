// Standard output and standard error: written at once, so that nothing is lost at exit.

const stdio = internalBinding('stdio');
const EventEmitter = require('events');

exports.makeStream = function makeStream(descriptor) {
  const stream = new EventEmitter();
  stream.fd = descriptor;
  stream.isTTY = false;
  stream.writable = true;
  stream.write = function write(chunk, encoding, callback) {
    stdio.write(descriptor, typeof chunk === 'string' ? chunk : String(chunk));
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') {
      process.nextTick(done);
    }
    return true;
  };
  return stream;
};

// Standard output and standard error: written at once, so that nothing is lost at exit. They are streams for whoever
// asks for more of one than write; most programs do not, and need not wait for the streams to be loaded.

const stdio = internalBinding('stdio');
const EventEmitter = require('events');
const { codes, defineCodes } = require('internal/errors');

defineCodes({
  ERR_STREAM_NULL_VALUES: [TypeError, () => 'May not write null values to stream'],
  ERR_UNKNOWN_ENCODING: [TypeError, (encoding) => `Unknown encoding: ${encoding}`],
});

function writeChunk(descriptor, chunk, encoding) {
  if (typeof chunk === 'string' && (encoding === undefined || /^utf-?8$/i.test(encoding))) {
    stdio.write(descriptor, chunk);
    return;
  }
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
  stdio.writeBytes(descriptor, bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function check(chunk, encoding) {
  if (chunk === null) {
    throw new codes.ERR_STREAM_NULL_VALUES();
  }
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('chunk', ['string', 'Buffer', 'Uint8Array'], chunk);
  }
  if (encoding !== undefined && encoding !== null && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
}

class StandardStream extends EventEmitter {
  constructor(descriptor) {
    super();
    this._type = 'file';
    this.fd = descriptor;
    this._isStdio = true;
    this.writable = true;
  }

  write(chunk, encoding, callback) {
    const given = typeof encoding === 'function' ? undefined : encoding ?? undefined;
    const done = typeof encoding === 'function' ? encoding : callback;
    check(chunk, given);
    let failure = null;
    try {
      writeChunk(this.fd, chunk, given);
    } catch (error) {
      failure = brokenPipe(error);
    }
    if (failure !== null || typeof done === 'function') {
      process.nextTick(() => {
        done?.(failure);
        if (failure !== null) {
          this.emit('error', failure);
        }
      });
    }
    return failure === null;
  }
}

// Nobody reads what is written any more: the one way in which these fail.
function brokenPipe(cause) {
  return Object.assign(new Error('write EPIPE', { cause }), { errno: -32, code: 'EPIPE', syscall: 'write' });
}

function becomeWritable(stream) {
  const { Writable } = require('stream');
  const { fd } = stream;
  delete stream.writable;
  Object.setPrototypeOf(stream, Writable.prototype);
  Writable.call(stream, {
    decodeStrings: false,
    emitClose: false,
    autoDestroy: false,
    write(chunk, encoding, callback) {
      try {
        writeChunk(fd, chunk, encoding === 'buffer' ? undefined : encoding);
      } catch (error) {
        callback(brokenPipe(error));
        return;
      }
      callback(null);
    },
  });
  // The standard streams stay open: whatever ends them, others may still write.
  stream._destroy = (error, callback) => callback(error);
}

for (const name of ['_writableState', '_write', 'cork', 'uncork', 'end', 'destroy', 'pipe', 'setDefaultEncoding',
  'destroyed', 'closed', 'errored', 'writableLength', 'writableHighWaterMark', 'writableEnded', 'writableFinished',
  'writableNeedDrain', 'writableObjectMode', 'writableCorked', 'writableAborted']) {
  Object.defineProperty(StandardStream.prototype, name, {
    configurable: true,
    get() {
      becomeWritable(this);
      return this[name];
    },
    set(value) {
      becomeWritable(this);
      this[name] = value;
    },
  });
}
Object.defineProperty(StandardStream, 'name', { value: 'WriteStream' });

// What comes in is read by the worker pool, a piece at a time, as Node reads a file.
function makeInput() {
  const { ReadStream } = require('fs');
  const stream = new ReadStream(null, { fd: 0, autoClose: false });
  stream.fd = 0;
  return stream;
}

exports.makeStream = (descriptor) => (descriptor === 0 ? makeInput() : new StandardStream(descriptor));

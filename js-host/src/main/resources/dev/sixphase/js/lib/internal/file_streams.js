// Files as streams.

const { Readable, Writable, finished } = require('stream');
const { Buffer } = require('buffer');
const { codes, defineCodes } = require('internal/errors');
const { deprecate } = require('util');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const FILE_MODE = 0o666;
const READ_MARK = 64 * 1024;
const MOST_RETRIES = 5;

defineCodes({
  ERR_METHOD_NOT_IMPLEMENTED: [Error, (name) => `The ${name} method is not implemented`],
  ERR_STREAM_DESTROYED: [Error, (name) => `Cannot call ${name} after a stream was destroyed`],
  ERR_SYSTEM_ERROR: [Error, (message) => message],
});

// What of fs the stream uses: the module, what the program gave instead, or a file handle.
const kFs = Symbol('fs');
// While a worker uses the descriptor, it must not be closed.
const kBusy = Symbol('busy');
const kIdle = Symbol('idle');

/** {return a file handle's methods with callbacks} */
function callsOf(handle) {
  const { kUnref } = require('internal/file_handle');
  const settle = (promise, read, otherwise, callback) => promise.then(
    (result) => callback(null, ...read(result)), (error) => callback(error, ...otherwise));
  return {
    open() {
      throw new codes.ERR_METHOD_NOT_IMPLEMENTED('open()');
    },
    close(fd, callback) {
      handle[kUnref]();
      handle.close().then(() => callback(), callback);
    },
    fsync: (fd, callback) => handle.sync().then(() => callback(), callback),
    read: (fd, buffer, offset, length, position, callback) => settle(handle.read(buffer, offset, length, position),
      (result) => [result.bytesRead, result.buffer], [0, buffer], callback),
    write: (fd, buffer, offset, length, position, callback) => settle(handle.write(buffer, offset, length, position),
      (result) => [result.bytesWritten, result.buffer], [0, buffer], callback),
    writev: (fd, buffers, position, callback) => settle(handle.writev(buffers, position),
      (result) => [result.bytesWritten, result.buffers], [0, buffers], callback),
  };
}

/** {return the descriptor that the options give} */
function takeDescriptor(stream, options) {
  const { FileHandle, kRef } = require('internal/file_handle');
  if (typeof options.fd === 'number') {
    stream[kFs] = options.fs || require('fs');
    return given.descriptorOf(options.fd);
  }
  if (!(options.fd instanceof FileHandle)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
  if (options.fs) {
    throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  }
  const handle = options.fd;
  stream[kFs] = callsOf(handle);
  handle[kRef]();
  handle.on('close', stream.close.bind(stream));
  return given.descriptorOf(handle.fd);
}

/** Sets what both kinds of streams have: file, flags, whether it closes by itself, and where it begins. */
function prepare(stream, path, options, flags) {
  if (options.fd === null || options.fd === undefined) {
    stream.fd = null;
    stream[kFs] = options.fs || require('fs');
    validate.validateFunction(stream[kFs].open, 'options.fs.open');
    stream.path = given.pathOfUrl(path);
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? FILE_MODE : options.mode;
    given.validatePath(stream.path);
  } else {
    stream.fd = takeDescriptor(stream, options);
  }
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
}

function setStart(stream, options) {
  stream.start = options.start;
  stream.pos = undefined;
  stream[kBusy] = false;
  if (stream.start !== undefined) {
    validate.validateInteger(stream.start, 'start', 0);
    stream.pos = stream.start;
  }
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) {
    return new ReadStream(path, options);
  }
  const all = given.copyOf(given.optionsOf(options));
  all.highWaterMark ??= READ_MARK;
  prepare(this, path, all, 'r');
  validate.validateFunction(this[kFs].read, 'options.fs.read');
  if (all.autoDestroy) {
    validate.validateFunction(this[kFs].close, 'options.fs.close');
  }
  setStart(this, all);
  this.bytesRead = 0;
  this.end = all.end ?? Infinity;
  if (this.end !== Infinity) {
    validate.validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Reflect.apply(Readable, this, [all]);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) {
    return new WriteStream(path, options);
  }
  const all = given.copyOf(given.optionsOf(options));
  all.decodeStrings = true;
  prepare(this, path, all, 'w');
  checkWriting(this, all);
  setStart(this, all);
  this.bytesWritten = 0;
  Reflect.apply(Writable, this, [all]);
  if (all.encoding) {
    this.setDefaultEncoding(all.encoding);
  }
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

/** Of write and writev one is enough. */
function checkWriting(stream, options) {
  const { write, writev, close, fsync } = stream[kFs];
  if (!write && !writev) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fs.write', 'function', write);
  }
  for (const [name, call] of [['write', write], ['writev', writev]]) {
    if (call) {
      validate.validateFunction(call, `options.fs.${name}`);
    } else {
      stream[`_${name}`] = null;
    }
  }
  if (options.autoDestroy) {
    validate.validateFunction(close, 'options.fs.close');
  }
  stream.flush = options.flush ?? false;
  validate.validateBoolean(stream.flush, 'options.flush');
  if (stream.flush) {
    validate.validateFunction(fsync, 'options.fs.fsync');
  }
}

const opensItself = {};

/** Opens the file before the stream does anything else. */
function construct(callback) {
  if (typeof this.fd === 'number') {
    callback();
    return;
  }
  if (this.open !== opensItself.read && this.open !== opensItself.write) {
    constructByOpen(this, callback);
    return;
  }
  this[kFs].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    this.fd = fd;
    callback();
    this.emit('open', this.fd);
    this.emit('ready');
  });
}

/** Programs that put an open() of their own into the stream tell by its events when it is open. */
function constructByOpen(stream, callback) {
  const emit = stream.emit;
  stream.emit = function emitOnce(...args) {
    if (args[0] === 'open') {
      this.emit = emit;
      callback();
      Reflect.apply(emit, this, args);
    } else if (args[0] === 'error') {
      this.emit = emit;
      callback(args[1]);
    } else {
      Reflect.apply(emit, this, args);
    }
  };
  stream.open();
}

function closeFile(stream, error, callback) {
  stream[kFs].close(stream.fd, (ofClose) => callback(ofClose || error));
  stream.fd = null;
}

function close(stream, error, callback) {
  if (!stream.fd) {
    callback(error);
  } else if (stream.flush) {
    stream[kFs].fsync(stream.fd, (ofFlush) => closeFile(stream, error || ofFlush, callback));
  } else {
    closeFile(stream, error, callback);
  }
}

function destroy(error, callback) {
  if (this[kBusy]) {
    this.once(kIdle, (ofCall) => close(this, error || ofCall, callback));
  } else {
    close(this, error, callback);
  }
}

for (const [Stream, state, name] of [
  [ReadStream, '_readableState', 'read'], [WriteStream, '_writableState', 'write'],
]) {
  Object.defineProperties(Stream.prototype, {
    autoClose: {
      get() {
        return this[state].autoDestroy;
      },
      set(value) {
        this[state].autoDestroy = value;
      },
    },
    pending: {
      get() {
        return this.fd === null;
      },
      configurable: true,
    },
  });
  opensItself[name] = deprecate(() => {}, `${Stream.name}.prototype.open() is deprecated`, 'DEP0135');
  Stream.prototype.open = opensItself[name];
  Stream.prototype._construct = construct;
  Stream.prototype._destroy = destroy;
}

/** Fails as a stream does: one that does not close by itself lives on. */
function fail(stream, error) {
  const state = stream._readableState;
  if (state.autoDestroy) {
    stream.destroy(error);
  } else {
    state.errored ??= error;
    state.errorEmitted = true;
    stream.emit('error', error);
  }
}

ReadStream.prototype._read = function _read(size) {
  const wanted = Math.min(this.end - (this.pos ?? this.bytesRead) + 1, size);
  if (wanted <= 0) {
    this.push(null);
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(wanted);
  this[kBusy] = true;
  this[kFs].read(this.fd, buffer, 0, wanted, this.pos, (error, count, filled) => {
    this[kBusy] = false;
    if (this.destroyed) {
      this.emit(kIdle, error);
    } else if (error) {
      fail(this, error);
    } else if (count > 0) {
      if (this.pos !== undefined) {
        this.pos += count;
      }
      this.bytesRead += count;
      // A copy, so that few bytes do not hold a large buffer.
      this.push(count === filled.length ? filled : Buffer.from(filled.subarray(0, count)));
    } else {
      this.push(null);
    }
  });
};

ReadStream.prototype.close = function closeStream(callback) {
  if (typeof callback === 'function') {
    finished(this, callback);
  }
  this.destroy();
};

/** Writes until nothing is left; start(position, callback) writes what is left, and is told what was written. */
function insist(stream, name, size, position, start, callback) {
  let left = size;
  let at = position;
  let retries = 0;
  const next = () => start(at, (error, count) => {
    const written = error?.code === 'EAGAIN' ? 0 : count;
    if (stream.destroyed || error && error.code !== 'EAGAIN') {
      callback(error && error.code !== 'EAGAIN' ? error : new codes.ERR_STREAM_DESTROYED(name));
      return;
    }
    stream.bytesWritten += written;
    retries = written ? 0 : retries + 1;
    left -= written;
    at += written;
    if (retries > MOST_RETRIES) {
      callback(new codes.ERR_SYSTEM_ERROR(`${name} failed`));
    } else if (left > 0) {
      next();
    } else {
      callback();
    }
  });
  next();
}

function finish(stream, callback) {
  return (error) => {
    stream[kBusy] = false;
    callback(error);
    if (stream.destroyed) {
      stream.emit(kIdle, error);
    }
  };
}

WriteStream.prototype._write = function _write(data, encoding, callback) {
  this[kBusy] = true;
  let rest = data;
  insist(this, 'write', data.length, this.pos, (position, done) => {
    this[kFs].write(this.fd, rest, 0, rest.length, position, (error, count) => {
      rest = rest.slice(count || 0);
      done(error, count);
    });
  }, finish(this, callback));
  if (this.pos !== undefined) {
    this.pos += data.length;
  }
};

WriteStream.prototype._writev = function _writev(data, callback) {
  let rest = data.map(({ chunk }) => chunk);
  const size = rest.reduce((sum, chunk) => sum + chunk.length, 0);
  this[kBusy] = true;
  insist(this, 'writev', size, this.pos, (position, done) => {
    this[kFs].writev(this.fd, rest, position, (error, count) => {
      rest = count === size ? [] : [Buffer.concat(rest).slice(count || 0)];
      done(error, count);
    });
  }, finish(this, callback));
  if (this.pos !== undefined) {
    this.pos += size;
  }
};

WriteStream.prototype.close = function closeStream(callback) {
  if (callback) {
    if (this.closed) {
      process.nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  if (!this.autoClose) {
    this.on('finish', this.destroy);
  }
  this.end();
};

WriteStream.prototype.destroySoon = WriteStream.prototype.end;

Object.assign(exports, { ReadStream, WriteStream });

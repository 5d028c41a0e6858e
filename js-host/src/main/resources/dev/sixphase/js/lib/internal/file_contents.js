// Whole files: readFile, writeFile, appendFile and truncate, with as many calls on workers as Node makes.

const { Buffer } = require('buffer');
const { codes, defineCodes, AbortError } = require('internal/errors');
const { run, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const { reading } = require('internal/file_transfers');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const FILE_MODE = 0o666;
const MOST_BYTES = 2 ** 31 - 1;
const CHUNK = 512 * 1024;
const CHUNK_OF_UNKNOWN = 64 * 1024;
const SYNC_CHUNK_OF_UNKNOWN = 8192;

defineCodes({
  ERR_FS_FILE_TOO_LARGE: [RangeError, (size) => `File size (${size}) is greater than 2 GiB`],
});

const isDescriptor = (value) => Number.isInteger(value) && value === (value | 0);

/** {return the error of a call, with that of the close after it if both failed} */
function joined(ofClose, error) {
  if (!error || !ofClose || error === ofClose) {
    return error || ofClose || null;
  }
  const both = new AggregateError([error, ofClose], error.message);
  both.code = error.code;
  return both;
}

const abortOf = (signal) => new AbortError(undefined, { cause: signal.reason });

/** {return the size that a status tells, 0 if it tells none} */
function sizeOf(stats) {
  const size = stats.isFile() ? stats.size : 0;
  if (size > MOST_BYTES) {
    throw new codes.ERR_FS_FILE_TOO_LARGE(size);
  }
  return size;
}

const decoded = (bytes, encoding) => (encoding && encoding !== 'buffer' ? bytes.toString(encoding) : bytes);

/** Reads a file that is open: its size is asked for, then it is read piece by piece to its end. */
class Reading {
  #fd;
  #signal;
  #whenRead;
  #size = 0;
  #count = 0;
  #pieces = [];

  constructor(fd, signal, whenRead) {
    this.#fd = fd;
    this.#signal = signal;
    this.#whenRead = whenRead;
  }

  start() {
    run(requests.fstat(this.#fd), (error, stats) => {
      try {
        if (error) {
          throw error;
        }
        this.#size = sizeOf(stats);
      } catch (failed) {
        this.#whenRead(failed);
        return;
      }
      this.#next();
    });
  }

  #next() {
    if (this.#signal?.aborted) {
      this.#whenRead(abortOf(this.#signal));
      return;
    }
    const wanted = this.#size === 0 ? CHUNK_OF_UNKNOWN : Math.min(CHUNK, this.#size - this.#count);
    const piece = Buffer.allocUnsafeSlow(wanted);
    run(reading(this.#fd, piece, 0, wanted, -1), (error, read) => {
      if (error) {
        this.#whenRead(error);
        return;
      }
      this.#count += read;
      this.#pieces.push(piece.subarray(0, read));
      if (read === 0 || this.#count === this.#size) {
        this.#whenRead(null, this.#pieces.length === 1 ? this.#pieces[0] : Buffer.concat(this.#pieces));
      } else {
        this.#next();
      }
    });
  }
}

function readFile(path, options, callback = options) {
  validate.validateFunction(callback, 'cb');
  const { flag = 'r', encoding, signal } = given.optionsOf(options, { flag: 'r' });
  const finish = (error, bytes) => {
    if (error) {
      callback(error);
      return;
    }
    let result;
    try {
      result = decoded(bytes, encoding);
    } catch (failed) {
      callback(failed);
      return;
    }
    callback(null, result);
  };
  if (isDescriptor(path)) {
    process.nextTick(() => new Reading(path, signal, (error, bytes) =>
      process.nextTick(finish, error, bytes)).start());
    return;
  }
  if (signal?.aborted) {
    callback(abortOf(signal));
    return;
  }
  given.flagsOf(flag, 'options.flag');
  run(requests.open(path, flag, FILE_MODE), (failed, fd) => {
    if (failed) {
      callback(failed);
      return;
    }
    new Reading(fd, signal, (error, bytes) =>
      run(requests.close(fd), (ofClose) => finish(joined(ofClose, error), bytes))).start();
  });
}

function readAllSync(fd) {
  const fs = require('fs');
  const size = sizeOf(runSync(requests.fstat(fd)));
  const pieces = [];
  let count = 0;
  let read;
  do {
    const piece = Buffer.allocUnsafe(size === 0 ? SYNC_CHUNK_OF_UNKNOWN : size - count);
    read = fs.readSync(fd, piece, 0, piece.length);
    pieces.push(piece.subarray(0, read));
    count += read;
  } while (read !== 0 && count !== size);
  return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
}

function readFileSync(path, options) {
  const fs = require('fs');
  const { flag = 'r', encoding } = given.optionsOf(options, { flag: 'r' });
  const isOurs = !isDescriptor(path);
  const fd = isOurs ? fs.openSync(path, flag, FILE_MODE) : path;
  let bytes;
  try {
    bytes = readAllSync(fd);
  } finally {
    if (isOurs) {
      fs.closeSync(fd);
    }
  }
  return decoded(bytes, encoding);
}

const writeOptionsOf = (options, flag) => {
  const all = given.optionsOf(options, { encoding: 'utf8', mode: FILE_MODE, flag, flush: false });
  const flush = all.flush ?? false;
  validate.validateBoolean(flush, 'options.flush');
  return { encoding: all.encoding || 'utf8', mode: all.mode, flag: all.flag || flag, flush, signal: all.signal };
};

function bytesOf(data, encoding) {
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }
  given.checkText(data, 'data');
  return Buffer.from(data, encoding);
}

/** Writes all bytes to an open file, and has them flushed if the options say so. */
function writeAll(fd, bytes, { signal, flush }, whenWritten) {
  const fs = require('fs');
  if (signal?.aborted) {
    whenWritten(abortOf(signal));
    return;
  }
  fs.write(fd, bytes, 0, bytes.length, null, (error, count) => {
    if (error) {
      whenWritten(error);
    } else if (count < bytes.length) {
      writeAll(fd, bytes.subarray(count), { signal, flush }, whenWritten);
    } else if (flush) {
      fs.fsync(fd, whenWritten);
    } else {
      whenWritten(null);
    }
  });
}

function writeFile(path, data, options, callback = options) {
  const fs = require('fs');
  validate.validateFunction(callback, 'cb');
  const wanted = writeOptionsOf(options, 'w');
  const bytes = bytesOf(data, wanted.encoding);
  if (isDescriptor(path)) {
    writeAll(path, bytes, wanted, (error) => callback(error));
    return;
  }
  if (wanted.signal?.aborted) {
    callback(abortOf(wanted.signal));
    return;
  }
  fs.open(path, wanted.flag, wanted.mode, (failed, fd) => {
    if (failed) {
      callback(failed);
      return;
    }
    writeAll(fd, bytes, wanted, (error) => fs.close(fd, (ofClose) => callback(joined(ofClose, error))));
  });
}

function writeFileSync(path, data, options) {
  const fs = require('fs');
  const { encoding, flag, mode, flush } = writeOptionsOf(options, 'w');
  const bytes = bytesOf(data, encoding);
  const isOurs = !isDescriptor(path);
  const fd = isOurs ? fs.openSync(path, flag, mode) : path;
  try {
    let count = 0;
    while (count < bytes.length) {
      count += fs.writeSync(fd, bytes, count, bytes.length - count);
    }
    if (flush) {
      fs.fsyncSync(fd);
    }
  } finally {
    if (isOurs) {
      fs.closeSync(fd);
    }
  }
}

function appendOptionsOf(path, options) {
  const wanted = given.copyOf(given.optionsOf(options, { encoding: 'utf8', mode: FILE_MODE }));
  if (!wanted.flag || isDescriptor(path)) {
    wanted.flag = 'a';
  }
  return wanted;
}

function appendFile(path, data, options, callback = options) {
  validate.validateFunction(callback, 'cb');
  require('fs').writeFile(path, data, appendOptionsOf(path, options), callback);
}

function appendFileSync(path, data, options) {
  require('fs').writeFileSync(path, data, appendOptionsOf(path, options));
}

let warned = false;
function warnOfDescriptor() {
  if (!warned) {
    warned = true;
    process.emitWarning('Using fs.truncate with a file descriptor is deprecated. Please use fs.ftruncate with a '
      + 'file descriptor instead.', 'DeprecationWarning', 'DEP0081');
  }
}

function truncate(path, length, callback) {
  const fs = require('fs');
  if (typeof path === 'number') {
    warnOfDescriptor();
    fs.ftruncate(path, length, callback);
    return;
  }
  const [size, whenDone] = typeof length === 'function' ? [0, length]
    : [length === undefined ? 0 : length, callback];
  validate.validateInteger(size, 'len');
  validate.validateFunction(whenDone, 'cb');
  fs.open(path, 'r+', (failed, fd) => {
    if (failed) {
      whenDone(failed);
      return;
    }
    run(requests.ftruncate(fd, size), (error) => fs.close(fd, (ofClose) => whenDone(joined(ofClose, error))));
  });
}

function truncateSync(path, length) {
  const fs = require('fs');
  if (typeof path === 'number') {
    warnOfDescriptor();
    fs.ftruncateSync(path, length);
    return;
  }
  const fd = fs.openSync(path, 'r+');
  try {
    fs.ftruncateSync(fd, length);
  } finally {
    fs.closeSync(fd);
  }
}

exports.forms = { appendFile, appendFileSync, readFile, readFileSync, truncate, truncateSync, writeFile,
  writeFileSync };
Object.assign(exports, { CHUNK, CHUNK_OF_UNKNOWN, FILE_MODE, abortOf, bytesOf, joined, sizeOf, writeOptionsOf });

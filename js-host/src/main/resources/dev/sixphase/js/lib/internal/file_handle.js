// FileHandle: an open file whose methods give promises.

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const { StringDecoder } = require('string_decoder');
const { codes, defineCodes } = require('internal/errors');
const { attempt, promised } = require('internal/file_calls');
const requests = require('internal/file_requests');
const contents = require('internal/file_contents');
const transfers = require('internal/file_transfers');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const kRef = Symbol('ref');
const kUnref = Symbol('unref');

defineCodes({
  ERR_INTERNAL_ASSERTION: [Error, (text) => text],
});

// Handles that are collected before they are closed: their files are closed, with a warning.
const forgotten = new FinalizationRegistry((fd) => {
  process.emitWarning(`Closing file descriptor ${fd} on garbage collection`);
  process.emitWarning('Closing a FileHandle object on garbage collection is deprecated. Please close FileHandle '
    + 'objects explicitly using FileHandle.prototype.close(). In the future, an error will be thrown if a file '
    + 'descriptor is closed during garbage collection.', 'DeprecationWarning', 'DEP0137');
  attempt(requests.close(fd));
});

class FileHandle extends EventEmitter {
  #fd;
  /** The handle itself, and each operation that is under way. */
  #users = 1;
  #closing = undefined;
  #settleClose = undefined;

  constructor(fd) {
    super();
    this.#fd = fd;
    forgotten.register(this, fd, this);
    // A property of its own, for programs hand it on without the handle.
    Object.defineProperty(this, 'close', { value: () => this.#close(), writable: true, enumerable: true,
      configurable: true });
  }

  get fd() {
    return this.#fd;
  }

  getAsyncId() {
    return 0;
  }

  appendFile(data, options) {
    return use(this, writeFile, data, options);
  }

  chmod(mode) {
    return use(this, fchmod, mode);
  }

  chown(uid, gid) {
    return use(this, fchown, uid, gid);
  }

  datasync() {
    return use(this, fdatasync);
  }

  sync() {
    return use(this, fsync);
  }

  read(buffer, offset, length, position) {
    return use(this, read, buffer, offset, length, position);
  }

  readv(buffers, position) {
    return use(this, readv, buffers, position);
  }

  readFile(options) {
    return use(this, readFile, options);
  }

  readLines(options) {
    const { Interface } = require('readline');
    return new Interface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  stat(options) {
    return use(this, fstat, options);
  }

  truncate(length = 0) {
    return use(this, ftruncate, length);
  }

  utimes(atime, mtime) {
    return use(this, futimes, atime, mtime);
  }

  write(buffer, offset, length, position) {
    return use(this, write, buffer, offset, length, position);
  }

  writev(buffers, position) {
    return use(this, writev, buffers, position);
  }

  writeFile(data, options) {
    return use(this, writeFile, data, options);
  }

  createReadStream(options) {
    const { ReadStream } = require('internal/file_streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options) {
    const { WriteStream } = require('internal/file_streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  async [Symbol.asyncDispose]() {
    return this.close();
  }

  #close() {
    if (this.#fd === -1) {
      return Promise.resolve();
    }
    if (this.#closing !== undefined) {
      return this.#closing;
    }
    this.#users--;
    const closed = this.#users === 0 ? this.#closeNow() : new Promise((resolve, reject) => {
      this.#settleClose = { resolve, reject };
    });
    this.#closing = closed.finally(() => {
      this.#closing = undefined;
    });
    this.emit('close');
    return this.#closing;
  }

  #closeNow() {
    const fd = this.#fd;
    this.#fd = -1;
    forgotten.unregister(this);
    return promised(requests.close(fd));
  }

  [kRef]() {
    this.#users++;
  }

  [kUnref]() {
    this.#users--;
    if (this.#users === 0) {
      this.#closeNow().then(this.#settleClose.resolve, this.#settleClose.reject);
    }
  }
}

/** Runs an operation on a handle, which closes only after it. */
async function use(handle, operation, ...args) {
  if (handle[kRef] === undefined) {
    throw new codes.ERR_INTERNAL_ASSERTION('handle must be an instance of FileHandle');
  }
  if (handle.fd === -1) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = operation.name;
    throw error;
  }
  try {
    handle[kRef]();
    return await operation(handle, ...args);
  } finally {
    handle[kUnref]();
  }
}

const fchmod = async (handle, mode) => await promised(requests.fchmod(handle.fd, mode));
const fchown = async (handle, uid, gid) => await promised(requests.fchown(handle.fd, uid, gid));
const fdatasync = async (handle) => await promised(requests.fdatasync(handle.fd));
const fsync = async (handle) => await promised(requests.fsync(handle.fd));
const fstat = async (handle, options) => await promised(requests.fstat(handle.fd, options));
const ftruncate = async (handle, length) => await promised(requests.ftruncate(handle.fd, length));
const futimes = async (handle, atime, mtime) => await promised(requests.futimes(handle.fd, atime, mtime));

async function read(handle, bufferOrOptions, offsetOrOptions, length, position) {
  let view = bufferOrOptions;
  let place = { offset: offsetOrOptions, length, position };
  if (!ArrayBuffer.isView(view)) {
    if (view !== undefined) {
      transfers.validateNullableObject(view, 'options');
    }
    const options = view ?? {};
    view = options.buffer === undefined ? Buffer.alloc(transfers.DEFAULT_SIZE) : options.buffer;
    place = transfers.placeOf(view, options);
    validate.validateBuffer(view);
  }
  if (place.offset !== null && typeof place.offset === 'object') {
    place = transfers.placeOf(view, place.offset);
  }
  if (place.offset === null || place.offset === undefined) {
    place.offset = 0;
  } else {
    validate.validateInteger(place.offset, 'offset', 0);
  }
  place.length ??= view.byteLength - place.offset;
  if (place.length === 0) {
    return { __proto__: null, bytesRead: 0, buffer: view };
  }
  transfers.checkReadPlace(view, place);
  const at = Number.isSafeInteger(place.position) ? place.position : -1;
  const bytesRead = await promised(transfers.reading(handle.fd, view, place.offset, place.length, at));
  return { __proto__: null, bytesRead, buffer: view };
}

async function readv(handle, buffers, position) {
  given.checkBuffers(buffers);
  const bytesRead = await promised(transfers.readingAll(handle.fd, buffers, position));
  return { __proto__: null, bytesRead, buffers };
}

async function write(handle, data, offset, length, position) {
  if (data?.byteLength === 0) {
    return { __proto__: null, bytesWritten: 0, buffer: data };
  }
  let wanted;
  if (ArrayBuffer.isView(data)) {
    const place = transfers.writePlaceOf(data, offset, length, position);
    const at = typeof place.position === 'number' ? place.position : null;
    wanted = transfers.writing(handle.fd, data, place.offset, place.length, at);
  } else {
    given.checkText(data, 'buffer');
    given.checkTextEncoding(data, length);
    wanted = transfers.writingText(handle.fd, data, offset, length);
  }
  const bytesWritten = await promised(wanted);
  return { __proto__: null, bytesWritten, buffer: data };
}

async function writev(handle, buffers, position) {
  given.checkBuffers(buffers);
  if (buffers.length === 0) {
    return { __proto__: null, bytesWritten: 0, buffers };
  }
  const bytesWritten = await promised(transfers.writingAll(handle.fd, buffers, position));
  return { __proto__: null, bytesWritten, buffers };
}

function checkSignal(signal) {
  if (signal?.aborted) {
    throw contents.abortOf(signal);
  }
}

/** Reads to the end; text is decoded piece by piece, bytes of a known size are read into one buffer. */
async function readAll(handle, { encoding, signal }) {
  const text = Boolean(encoding) && encoding !== 'buffer';
  checkSignal(signal);
  const stats = await promised(requests.fstat(handle.fd));
  checkSignal(signal);
  const size = contents.sizeOf(stats);
  const pieces = [];
  let count = 0;
  while (true) {
    checkSignal(signal);
    const wanted = size === 0 ? contents.CHUNK_OF_UNKNOWN : Math.min(contents.CHUNK, size - count);
    const piece = Buffer.allocUnsafeSlow(wanted);
    const read = await promised(transfers.reading(handle.fd, piece, 0, wanted, -1));
    count += read;
    pieces.push(piece.subarray(0, read));
    if (read === 0 || count === size || read !== wanted && size !== 0 && size <= contents.CHUNK) {
      break;
    }
  }
  if (!text) {
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  }
  const decoder = new StringDecoder(encoding);
  return pieces.map((piece) => decoder.write(piece)).join('') + decoder.end();
}

const readFile = async (handle, options) => readAll(handle, given.optionsOf(options, { flag: 'r' }));

const isIterable = (data) => data !== null && data !== undefined && typeof data !== 'string'
  && !ArrayBuffer.isView(data) && (data[Symbol.asyncIterator] || data[Symbol.iterator]);

/** {return data as what writeAll takes: bytes, or what gives pieces of it} */
function writable(data, encoding) {
  return isIterable(data) ? data : contents.bytesOf(data, encoding);
}

async function writeAll(handle, data, { signal, encoding }) {
  checkSignal(signal);
  if (isIterable(data)) {
    for await (const piece of data) {
      checkSignal(signal);
      await writeBytes(handle, ArrayBuffer.isView(piece) ? contents.bytesOf(piece)
        : Buffer.from(piece, encoding || 'utf8'), signal, true);
    }
  } else {
    await writeBytes(handle, data, signal, false);
  }
}

async function writeBytes(handle, bytes, signal, checksAfter) {
  let rest = bytes;
  while (rest.byteLength > 0) {
    if (!checksAfter) {
      checkSignal(signal);
    }
    const { bytesWritten } = await write(handle, rest, 0, Math.min(contents.CHUNK, rest.byteLength));
    rest = rest.subarray(bytesWritten);
    if (checksAfter) {
      checkSignal(signal);
    }
  }
}

async function writeFile(handle, data, options) {
  const wanted = contents.writeOptionsOf(options, 'w');
  return writeAll(handle, writable(data, wanted.encoding), wanted);
}

Object.assign(exports, { FileHandle, checkSignal, kRef, kUnref, readAll, writable, writeAll });

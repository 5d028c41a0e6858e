// Bytes out of open files and into them.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { call, run, runSync } = require('internal/file_calls');
const { kNames } = require('internal/promisified');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const DEFAULT_SIZE = 16384;
const CURRENT = -1;

const bytesIn = (view, offset = 0, length = view.byteLength - offset) =>
  new Uint8Array(view.buffer, view.byteOffset + offset, length);
const sizeOf = (views) => views.reduce((sum, view) => sum + view.byteLength, 0);
const positionOf = (position) => (typeof position === 'number' || typeof position === 'bigint'
  ? Number(position) : CURRENT);

// The calls, of arguments that are known to be right.

function reading(fd, view, offset, length, position) {
  return call('read', [fd, length, positionOf(position)], {
    result(bytes) {
      const read = new Uint8Array(new ArrayBuffer(bytes));
      bytesIn(view, offset, length).set(read);
      return read.length;
    },
  });
}

function readingAll(fd, views, position) {
  return call('read', [fd, sizeOf(views), positionOf(position)], {
    result(bytes) {
      const read = new Uint8Array(new ArrayBuffer(bytes));
      let at = 0;
      for (const view of views) {
        const part = read.subarray(at, at + view.byteLength);
        bytesIn(view).set(part);
        at += part.length;
      }
      return read.length;
    },
  });
}

function writing(fd, view, offset, length, position) {
  return call('write', [fd, view.buffer, view.byteOffset + offset, length, positionOf(position)],
    { result: (count) => count });
}

function writingText(fd, text, position, encoding) {
  const bytes = Buffer.from(text, encoding ?? 'utf8');
  return writing(fd, bytes, 0, bytes.length, position);
}

function writingAll(fd, views, position) {
  const bytes = Buffer.concat(views.map((view) => bytesIn(view)));
  return writing(fd, bytes, 0, bytes.length, position);
}

// Where in a buffer, and where in the file.

/** {return offset, length and position, with what stands for those that are missing} */
function placeOf(view, { offset = 0, length = view?.byteLength - offset, position = null } = {}) {
  return { offset, length, position };
}

function checkReadPlace(view, place) {
  if (view.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', view, 'is empty and cannot be written');
  }
  given.checkRange(place.offset, place.length, view.byteLength);
}

function writePlaceOf(view, offset, length, position) {
  let place = { offset, length, position };
  if (typeof offset === 'object') {
    place = placeOf(view, offset ?? {});
  }
  if (place.offset === null || place.offset === undefined || typeof place.offset === 'function') {
    place.offset = 0;
  } else {
    validate.validateInteger(place.offset, 'offset', 0);
  }
  if (typeof place.length !== 'number') {
    place.length = view.byteLength - place.offset;
  }
  given.checkWriteRange(place.offset, place.length, view.byteLength);
  return place;
}

const validateNullableObject = (value, name) => value === null || validate.validateObject(value, name);

/** {return the buffer, the place and the callback of a read, whichever of its forms was used} */
function readArguments(rest) {
  if (rest.length > 3) {
    const [view, offset, length, position, callback] = rest;
    return { view, place: { offset, length, position }, callback };
  }
  const callback = rest.at(-1);
  let [view, options] = rest.length < 2 ? [] : rest.slice(0, -1);
  if (rest.length === 2 && !ArrayBuffer.isView(view)) {
    options = view;
    view = options === null || options === undefined || options.buffer === undefined
      ? Buffer.alloc(DEFAULT_SIZE) : options.buffer;
  } else if (rest.length < 2) {
    view = Buffer.alloc(DEFAULT_SIZE);
  }
  if (options !== undefined || rest.length === 3) {
    validateNullableObject(options, 'options');
  }
  return { view, place: placeOf(view, options ?? {}), callback };
}

function read(fd, ...rest) {
  const file = given.descriptorOf(fd);
  const { view, place, callback } = readArguments(rest);
  validate.validateBuffer(view);
  validate.validateFunction(callback, 'cb');
  if (!preparePlace(view, place)) {
    process.nextTick(() => callback(null, 0, view));
    return;
  }
  run(reading(file, view, place.offset, place.length, place.position),
    (error, count) => callback(error, count || 0, view));
}

/** Checks where to read: {return whether there is anything to read} */
function preparePlace(view, place) {
  if (place.offset === null || place.offset === undefined) {
    place.offset = 0;
  } else {
    validate.validateInteger(place.offset, 'offset', 0);
  }
  place.length |= 0;
  if (place.length === 0) {
    return false;
  }
  checkReadPlace(view, place);
  place.position ??= CURRENT;
  given.checkPosition(place.position);
  return true;
}

function readSync(fd, view, offset, length, position) {
  const file = given.descriptorOf(fd);
  validate.validateBuffer(view);
  let place = { offset, length, position };
  if (arguments.length <= 3 || typeof offset === 'object') {
    if (offset !== undefined) {
      validateNullableObject(offset, 'options');
    }
    place = placeOf(view, offset ?? {});
  }
  return preparePlace(view, place)
    ? runSync(reading(file, view, place.offset, place.length, place.position)) : 0;
}

function write(fd, data, offset, length, position, callback) {
  const file = given.descriptorOf(fd);
  let wanted;
  let whenDone;
  if (ArrayBuffer.isView(data)) {
    whenDone = callback || position || length || offset;
    validate.validateFunction(whenDone, 'cb');
    const place = writePlaceOf(data, offset, length, position);
    wanted = writing(file, data, place.offset, place.length,
      typeof place.position === 'number' ? place.position : null);
  } else {
    given.checkText(data, 'buffer');
    // fd, text, [position, [encoding]], callback
    const [at, encoding] = [offset, length].map((value) => (typeof value === 'function' ? null : value));
    whenDone = [offset, length, position].find((value) => typeof value === 'function') ?? position;
    given.checkTextEncoding(data, encoding);
    validate.validateFunction(whenDone, 'cb');
    wanted = writingText(file, data, at, encoding);
  }
  run(wanted, (error, count) => whenDone(error, count || 0, data));
}

function writeSync(fd, data, offset, length, position) {
  const file = given.descriptorOf(fd);
  if (!ArrayBuffer.isView(data)) {
    given.checkText(data, 'buffer');
    given.checkTextEncoding(data, length);
    return runSync(writingText(file, data, offset, length));
  }
  const place = writePlaceOf(data, offset, length, position);
  return runSync(writing(file, data, place.offset, place.length, place.position));
}

function readv(fd, buffers, position, callback) {
  const file = given.descriptorOf(fd);
  given.checkBuffers(buffers);
  const whenDone = callback || position;
  validate.validateFunction(whenDone, 'cb');
  run(readingAll(file, buffers, position), (error, count) => whenDone(error, count || 0, buffers));
}

function readvSync(fd, buffers, position) {
  const file = given.descriptorOf(fd);
  given.checkBuffers(buffers);
  return runSync(readingAll(file, buffers, position));
}

function writev(fd, buffers, position, callback) {
  const file = given.descriptorOf(fd);
  given.checkBuffers(buffers);
  const whenDone = callback || position;
  validate.validateFunction(whenDone, 'cb');
  if (buffers.length === 0) {
    process.nextTick(whenDone, null, 0, buffers);
    return;
  }
  run(writingAll(file, buffers, position), (error, count) => whenDone(error, count || 0, buffers));
}

function writevSync(fd, buffers, position) {
  const file = given.descriptorOf(fd);
  given.checkBuffers(buffers);
  return buffers.length === 0 ? 0 : runSync(writingAll(file, buffers, position));
}

for (const [transfer, names] of [[read, ['bytesRead', 'buffer']], [write, ['bytesWritten', 'buffer']],
  [readv, ['bytesRead', 'buffers']], [writev, ['bytesWritten', 'buffer']]]) {
  Object.defineProperty(transfer, kNames, { value: names });
}

exports.forms = { read, readSync, readv, readvSync, write, writeSync, writev, writevSync };
Object.assign(exports, { checkReadPlace, placeOf, reading, readingAll, validateNullableObject, writePlaceOf, writing,
  writingAll, writingText, DEFAULT_SIZE });

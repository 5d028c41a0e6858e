// File operations as tables: what each is called by the system, its arguments, and what JavaScript makes of its result.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { Stats, Dirent } = require('internal/file_status');

const binding = internalBinding('fs');
const { fileError } = require('internal/system_errors');

const DEFAULT_FILE_MODE = 0o666;
const flagNames = new Map([[0, 'r'], [2, 'r+'], [0o1101, 'w'], [0o1102, 'w+'], [0o2101, 'a'], [0o2102, 'a+']]);

function pathOf(value, name = 'path') {
  if (typeof value === 'string') {
    return value;
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value).toString();
  }
  if (value !== null && typeof value === 'object' && value.protocol === 'file:') {
    return decodeURIComponent(value.pathname);
  }
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], value);
}

function descriptorOf(value) {
  if (typeof value !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE('fd', 'number', value);
  }
  return value;
}

function encodingOf(options) {
  return typeof options === 'string' ? options : options?.encoding ?? null;
}

function modeOf(value, standard) {
  return typeof value === 'string' ? parseInt(value, 8) : value ?? standard;
}

function bytesOf(data, encoding) {
  if (typeof data === 'string') {
    return Buffer.from(data, encoding ?? 'utf8');
  }
  if (ArrayBuffer.isView(data)) {
    return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  }
  throw new codes.ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

const textOf = (bytes, options) => {
  const buffer = Buffer.from(new ArrayBuffer(bytes));
  const encoding = encodingOf(options);
  return encoding === null || encoding === 'buffer' ? buffer : buffer.toString(encoding);
};

const millisOf = (time) => (time instanceof Date ? time.getTime() : Number(time) * 1000);

const one = (value, options) => ({ path: pathOf(value), arguments: [pathOf(value)], options });
const two = (from, to, names) => {
  const paths = [pathOf(from, names[0]), pathOf(to, names[1])];
  return { path: paths[0], dest: paths[1], arguments: paths };
};

/** Each takes what the program gave, and tells the call, its arguments and how to read its result. */
const calls = {
  open: (path, flags = 'r', mode = undefined) => ({
    path: pathOf(path),
    arguments: [pathOf(path), flagNames.get(flags) ?? String(flags ?? 'r'), modeOf(mode, DEFAULT_FILE_MODE)],
  }),
  close: (fd) => ({ arguments: [descriptorOf(fd)] }),
  ftruncate: (fd, length = 0) => ({ arguments: [descriptorOf(fd), length ?? 0] }),
  fsync: (fd) => ({ arguments: [descriptorOf(fd)] }),
  fdatasync: (fd) => ({ name: 'fsync', arguments: [descriptorOf(fd)] }),
  fstat: (fd, options) => ({ arguments: [descriptorOf(fd)], result: (fields) => new Stats(fields, options) }),
  stat: (path, options) => ({ ...one(path), result: (fields) => new Stats(fields, options) }),
  lstat: (path, options) => ({ ...one(path), result: (fields) => new Stats(fields, options) }),
  unlink: (path) => one(path),
  rmdir: (path) => one(path),
  rename: (from, to) => two(from, to, ['oldPath', 'newPath']),
  link: (from, to) => two(from, to, ['existingPath', 'newPath']),
  symlink: (target, path) => two(target, path, ['target', 'path']),
  copyFile: (from, to, mode = 0) => {
    const call = two(from, to, ['src', 'dest']);
    return { ...call, syscall: 'copyfile', arguments: [...call.arguments, (mode & 1) !== 0] };
  },
  readlink: (path) => one(path),
  realpath: (path) => ({ ...one(path), syscall: 'lstat' }),
  access: (path, mode = 0) => ({ path: pathOf(path), arguments: [pathOf(path), mode] }),
  chmod: (path, mode) => ({ path: pathOf(path), arguments: [pathOf(path), modeOf(mode)] }),
  truncate: (path, length = 0) => ({ path: pathOf(path), syscall: 'open', arguments: [pathOf(path), length ?? 0] }),
  utimes: (path, access, modified) => ({
    path: pathOf(path), syscall: 'utime', arguments: [pathOf(path), millisOf(access), millisOf(modified)],
  }),
  mkdir: (path, options) => ({
    path: pathOf(path), arguments: [pathOf(path), options?.recursive === true], result: (made) => made ?? undefined,
  }),
  mkdtemp: (prefix) => ({ path: `${prefix}XXXXXX`, arguments: [pathOf(prefix, 'prefix')] }),
  readdir: (path, options) => ({
    path: pathOf(path),
    syscall: 'scandir',
    arguments: [pathOf(path)],
    result: (entries) => namesOf([...entries], pathOf(path), options),
  }),
  readFile: (path, options) => ({
    path: typeof path === 'number' ? undefined : pathOf(path),
    syscall: 'open',
    arguments: [pathOf(path)],
    result: (bytes) => textOf(bytes, options),
  }),
};

function namesOf(entries, path, options) {
  const result = [];
  for (let index = 0; index < entries.length; index += 2) {
    result.push(options?.withFileTypes ? new Dirent(entries[index], path, entries[index + 1]) : entries[index]);
  }
  return result;
}

function finish(call, name, failure, result) {
  if (failure !== null && failure !== undefined) {
    throw fileError(failure, failure.syscall || call.syscall || name, call.path, call.dest);
  }
  return call.result === undefined ? result ?? undefined : call.result(result);
}

function runSync(name, ...given) {
  const call = calls[name](...given);
  let outcome;
  binding.runSync(call.name ?? name, (failure, result) => {
    outcome = { failure, result };
  }, ...call.arguments);
  return finish(call, name, outcome.failure, outcome.result);
}

/** Runs a call on a worker; the arguments are looked at now. */
function run(name, given, callback) {
  const call = calls[name](...given);
  binding.run(call.name ?? name, (failure, result) => {
    let value;
    try {
      value = finish(call, name, failure, result);
    } catch (error) {
      callback(error);
      return;
    }
    if (value === undefined) {
      callback(null);
    } else {
      callback(null, value);
    }
  }, ...call.arguments);
}

Object.assign(exports, { calls, runSync, run, bytesOf, pathOf, descriptorOf, encodingOf, textOf, fileError, binding });

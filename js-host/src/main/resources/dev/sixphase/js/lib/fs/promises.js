// The promise forms of the file operations.

const { promised } = require('internal/file_calls');
const requests = require('internal/file_requests');
const contents = require('internal/file_contents');
const { FileHandle, checkSignal, readAll, writable, writeAll } = require('internal/file_handle');
const { codes, defineCodes } = require('internal/errors');
const given = require('internal/file_arguments');
const constants = require('internal/file_constants');

defineCodes({
  ERR_METHOD_NOT_IMPLEMENTED: [Error, (name) => `The ${name} method is not implemented`],
});

// Those that are one call each.
for (const name of ['access', 'copyFile', 'rename', 'readlink', 'symlink', 'lstat', 'stat', 'statfs', 'link', 'unlink',
  'chmod', 'lchown', 'chown', 'utimes', 'lutimes', 'realpath', 'mkdtemp']) {
  exports[name] = { async [name](...args) {
    return await promised(requests[name](...args));
  } }[name];
}

exports.open = async function open(path, flags, mode) {
  return new FileHandle(await promised(requests.open(path, flags, mode)));
};

/** Settles as the operation does, once the file is closed after it. */
async function closeAfter(operation, handle) {
  return operation.then(
    (result) => handle.close().then(() => result),
    (error) => handle.close().then(() => Promise.reject(error),
      (ofClose) => Promise.reject(contents.joined(ofClose, error))));
}

exports.readFile = async function readFile(path, options) {
  const wanted = given.optionsOf(options, { flag: 'r' });
  if (path instanceof FileHandle) {
    return readAll(path, wanted);
  }
  checkSignal(wanted.signal);
  const handle = await exports.open(path, wanted.flag || 'r', contents.FILE_MODE);
  return closeAfter(readAll(handle, wanted), handle);
};

exports.writeFile = async function writeFile(path, data, options) {
  const wanted = contents.writeOptionsOf(options, 'w');
  const source = writable(data, wanted.encoding);
  if (path instanceof FileHandle) {
    return writeAll(path, source, wanted);
  }
  checkSignal(wanted.signal);
  const handle = await exports.open(path, wanted.flag, wanted.mode);
  const written = writeAll(handle, source, wanted);
  return closeAfter(wanted.flush ? written.then(() => handle.sync()) : written, handle);
};

exports.appendFile = async function appendFile(path, data, options) {
  const wanted = given.copyOf(given.optionsOf(options, { encoding: 'utf8', mode: contents.FILE_MODE }));
  wanted.flag ||= 'a';
  return exports.writeFile(path, data, wanted);
};

exports.truncate = async function truncate(path, length = 0) {
  const handle = await exports.open(path, 'r+');
  return closeAfter((async () => await promised(requests.ftruncate(handle.fd, length)))(), handle);
};

exports.lchmod = async function lchmod() {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
};

exports.opendir = (path, options) => new Promise((resolve, reject) => {
  require('fs').opendir(path, options, (error, directory) => (error ? reject(error) : resolve(directory)));
});

const { readdirPromise } = require('internal/directory');
const { mkdirPromise } = require('internal/parents');
const { rmPromise, rmdirPromise } = require('internal/removal');
const { cpPromise } = require('internal/copy');

Object.assign(exports, { constants, cp: cpPromise, mkdir: mkdirPromise, readdir: readdirPromise, rm: rmPromise,
  rmdir: rmdirPromise, watch: require('internal/file_watcher').events });

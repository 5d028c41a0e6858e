// Files: callback forms on the worker pool, and synchronous forms.

const { attempt, run, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const { Dirent, Stats } = require('internal/file_status');
const constants = require('internal/file_constants');
const given = require('internal/file_arguments');
const { validateFunction } = require('internal/validators');

// Those that are one call each, by the number of arguments before those that may be left out, and of all.
const simple = {
  access: [1, 2], chmod: [2, 2], chown: [3, 3], copyFile: [2, 3], fchmod: [2, 2], fchown: [3, 3], fdatasync: [1, 1],
  fstat: [1, 2], fsync: [1, 1], ftruncate: [1, 2], futimes: [3, 3], lchown: [3, 3], link: [2, 2], lstat: [1, 2],
  lutimes: [3, 3], mkdtemp: [1, 2], open: [1, 3], readlink: [1, 2], rename: [2, 2], stat: [1, 2], statfs: [1, 2],
  symlink: [2, 3], unlink: [1, 1], utimes: [3, 3],
};

for (const [name, [needed, most]] of Object.entries(simple)) {
  exports[name] = { [name](...args) {
    const at = args.findIndex((arg, index) => index >= needed && typeof arg === 'function');
    const callback = at < 0 ? args[most] : args[at];
    const wanted = requests[name](...args.slice(0, at < 0 ? most : at));
    validateFunction(callback, 'cb');
    run(wanted, callback);
  } }[name];
  const syncName = `${name}Sync`;
  exports[syncName] = { [syncName]: (...args) => runSync(requests[name](...args)) }[syncName];
}

for (const name of ['stat', 'lstat']) {
  const syncName = `${name}Sync`;
  exports[syncName] = { [syncName](path, options) {
    const { failure, value } = attempt(requests[name](path, options));
    if (failure !== undefined && (options?.throwIfNoEntry !== false || !/^(ENOENT|ENOTDIR)$/.test(failure.code))) {
      throw failure;
    }
    return value;
  } }[syncName];
}

// Whoever gives no callback hears of an error all the same.
function throwIfFailed(error) {
  if (error) {
    throw error;
  }
}

exports.close = function close(fd, callback = throwIfFailed) {
  validateFunction(callback, 'cb');
  run(requests.close(fd), callback);
};
exports.closeSync = function closeSync(fd) {
  runSync(requests.close(fd));
};

exports.exists = function exists(path, callback) {
  validateFunction(callback, 'cb');
  try {
    exports.access(path, constants.F_OK, (error) => callback(!error));
  } catch {
    callback(false);
  }
};
Object.defineProperty(exports.exists, Symbol.for('nodejs.util.promisify.custom'), {
  value: function exists(path) {
    return new Promise((resolve) => exports.exists(path, resolve));
  },
});

exports.existsSync = function existsSync(path) {
  try {
    return attempt(requests.access(path)).failure === undefined;
  } catch {
    return false;
  }
};

exports.createReadStream = function createReadStream(path, options) {
  return new exports.ReadStream(path, options);
};
exports.createWriteStream = function createWriteStream(path, options) {
  return new exports.WriteStream(path, options);
};

for (const id of ['file_transfers', 'file_contents', 'directory', 'parents', 'removal', 'copy', 'real_path']) {
  Object.assign(exports, require(`internal/${id}`).forms);
}
Object.assign(exports, { Stats, Dirent, lchmod: undefined, lchmodSync: undefined, _toUnixTimestamp: given.secondsOf });

/** Defines what is loaded when a program first asks for it, and may be replaced by one. */
function defineLazily(name, id, member = name) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get: () => require(id)[member],
    set(value) {
      Object.defineProperty(exports, name, { value, enumerable: true, configurable: true, writable: true });
    },
  });
}

for (const [name, member] of [['ReadStream', 'ReadStream'], ['WriteStream', 'WriteStream'],
  ['FileReadStream', 'ReadStream'], ['FileWriteStream', 'WriteStream']]) {
  defineLazily(name, 'internal/file_streams', member);
}
defineLazily('watch', 'internal/file_watcher');
defineLazily('watchFile', 'internal/stat_watcher');
defineLazily('unwatchFile', 'internal/stat_watcher');

for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(exports, name, { enumerable: true, value: constants[name] });
}
Object.defineProperty(exports, 'constants', { enumerable: true, value: constants });
Object.defineProperty(exports, 'promises', { enumerable: true, configurable: true, get: () => require('fs/promises') });

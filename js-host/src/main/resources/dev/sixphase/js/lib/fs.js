// Files: callback forms on the worker pool, and synchronous forms.

const { Buffer } = require('buffer');
const { calls, runSync, run, bytesOf, descriptorOf, encodingOf, fileError, binding } =
  require('internal/file_calls');
const { Stats, Dirent } = require('internal/file_status');
const { validateFunction } = require('internal/validators');

const CHUNK = 512 * 1024;

for (const name of Object.keys(calls)) {
  exports[name] = { [name](...given) {
    const callback = given.pop();
    validateFunction(callback, 'cb');
    run(name, given, callback);
  } }[name];
  const syncName = `${name}Sync`;
  exports[syncName] = { [syncName]: (...given) => runSync(name, ...given) }[syncName];
}

function region(buffer, offset, length, position) {
  if (offset !== null && typeof offset === 'object') {
    ({ offset, length, position } = offset);
  }
  const start = offset ?? 0;
  return { start, size: length ?? buffer.byteLength - start, position: typeof position === 'number' ? position : -1 };
}

function settle(syscall, callback, read) {
  return (failure, result) => {
    if (failure !== null) {
      callback(fileError(failure, syscall));
    } else {
      read(result);
    }
  };
}

exports.read = function read(fd, buffer, offset, length, position, callback) {
  const given = [...arguments];
  callback = given.pop();
  validateFunction(callback, 'cb');
  if (!ArrayBuffer.isView(given[1])) {
    given.splice(1, 0, given[1]?.buffer ?? Buffer.alloc(16384));
  }
  const target = given[1];
  const { start, size, position: at } = region(target, given[2], given[3], given[4]);
  binding.run('read', settle('read', callback, (bytes) => {
    const source = new Uint8Array(new ArrayBuffer(bytes));
    new Uint8Array(target.buffer, target.byteOffset + start).set(source);
    callback(null, source.length, target);
  }), descriptorOf(fd), size, at);
};

exports.readSync = function readSync(fd, buffer, offset, length, position) {
  const { start, size, position: at } = region(buffer, offset, length, position);
  let outcome;
  binding.runSync('read', (failure, bytes) => {
    outcome = { failure, bytes };
  }, descriptorOf(fd), size, at);
  if (outcome.failure !== null) {
    throw fileError(outcome.failure, 'read');
  }
  const source = new Uint8Array(new ArrayBuffer(outcome.bytes));
  new Uint8Array(buffer.buffer, buffer.byteOffset + start).set(source);
  return source.length;
};

function writeArguments(data, offset, length, position) {
  if (typeof data === 'string') {
    return { bytes: bytesOf(data, length), start: 0, size: Buffer.byteLength(data, length),
      position: typeof offset === 'number' ? offset : -1 };
  }
  const { start, size, position: at } = region(data, offset, length, position);
  return { bytes: bytesOf(data), start, size, position: at };
}

exports.write = function write(fd, data, ...given) {
  const callback = given.pop();
  validateFunction(callback, 'cb');
  const { bytes, start, size, position } = writeArguments(data, ...given);
  binding.run('write', settle('write', callback, (count) => callback(null, count, data)), descriptorOf(fd),
    bytes.buffer, bytes.byteOffset + start, size, position);
};

exports.writeSync = function writeSync(fd, data, ...given) {
  const { bytes, start, size, position } = writeArguments(data, ...given);
  if (fd === 1 || fd === 2) {
    internalBinding('stdio').write(fd, bytes.toString());
    return size;
  }
  let outcome;
  binding.runSync('write', (failure, count) => {
    outcome = { failure, count };
  }, descriptorOf(fd), bytes.buffer, bytes.byteOffset + start, size, position);
  if (outcome.failure !== null) {
    throw fileError(outcome.failure, 'write');
  }
  return outcome.count;
};

function writeAll(fd, bytes, callback) {
  exports.write(fd, bytes, 0, Math.min(bytes.length, CHUNK), null, (error, count) => {
    if (error || count === bytes.length) {
      callback(error);
    } else {
      writeAll(fd, bytes.subarray(count), callback);
    }
  });
}

function writer(standardFlag) {
  return function writeFile(path, data, options, callback = options) {
    validateFunction(callback, 'cb');
    const bytes = bytesOf(data, encodingOf(typeof options === 'function' ? null : options));
    if (typeof path === 'number') {
      writeAll(path, bytes, callback);
      return;
    }
    exports.open(path, options?.flag ?? standardFlag, options?.mode, (failed, fd) => {
      if (failed) {
        callback(failed);
        return;
      }
      writeAll(fd, bytes, (error) => exports.close(fd, (ofClose) => callback(error ?? ofClose)));
    });
  };
}

function syncWriter(standardFlag) {
  return function writeFileSync(path, data, options) {
    const bytes = bytesOf(data, encodingOf(options));
    const fd = typeof path === 'number' ? path : exports.openSync(path, options?.flag ?? standardFlag, options?.mode);
    try {
      exports.writeSync(fd, bytes);
    } finally {
      if (fd !== path) {
        exports.closeSync(fd);
      }
    }
  };
}

exports.writeFile = writer('w');
exports.appendFile = writer('a');
exports.writeFileSync = syncWriter('w');
exports.appendFileSync = syncWriter('a');

exports.exists = (path, callback) => run('access', [path, 0], (error) => callback(!error));
exports.existsSync = function existsSync(path) {
  try {
    runSync('access', path, 0);
    return true;
  } catch {
    return false;
  }
};

exports.rmSync = function rmSync(path, options = {}) {
  if (!exports.existsSync(path) && options.force) {
    return;
  }
  if (exports.lstatSync(path).isDirectory()) {
    if (options.recursive) {
      exports.readdirSync(path).forEach((name) => rmSync(`${path}/${name}`, options));
    }
    exports.rmdirSync(path);
  } else {
    exports.unlinkSync(path);
  }
};

exports.constants = {
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, COPYFILE_EXCL: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 0o100,
  O_EXCL: 0o200, O_TRUNC: 0o1000, O_APPEND: 0o2000, S_IFMT: 0o170000, S_IFREG: 0o100000, S_IFDIR: 0o040000,
  S_IFLNK: 0o120000,
};
Object.assign(exports, exports.constants, { Stats, Dirent });

for (const [name, id] of [['promises', 'fs/promises'], ['ReadStream', 'internal/file_streams'],
  ['WriteStream', 'internal/file_streams'], ['createReadStream', 'internal/file_streams'],
  ['createWriteStream', 'internal/file_streams'], ['watchFile', 'internal/stat_watcher'],
  ['unwatchFile', 'internal/stat_watcher']]) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    configurable: true,
    get: () => (name === 'promises' ? require(id) : require(id)[name]),
  });
}

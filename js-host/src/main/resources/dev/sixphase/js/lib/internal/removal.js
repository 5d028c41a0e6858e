// rm, and rmdir with its option recursive: a tree is taken away from its leaves on.

const { Buffer } = require('buffer');
const { promised, run, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const given = require('internal/file_arguments');
const validate = require('internal/validators');
const { setTimeout } = require('timers');
const { systemError } = require('internal/file_errors');

const OCCUPIED = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM']);
const PASSING = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'ENOTEMPTY', 'EPERM']);
const DEFAULTS = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 };
const RMDIR_DEFAULTS = { retryDelay: 100, maxRetries: 0, recursive: false };

const childOf = (path, name) => Buffer.concat([Buffer.from(path), Buffer.from('/'), name]);

function optionsOf(options) {
  const wanted = given.removalOptionsOf(options, DEFAULTS);
  validate.validateBoolean(wanted.force, 'options.force');
  return wanted;
}

const rmdirOptionsOf = (options) => given.removalOptionsOf(options, RMDIR_DEFAULTS);

const isDirectory = (path) => systemError('ERR_FS_EISDIR', 'rm', 'is a directory', path);

// With callbacks.

/** Takes away a file or a tree; tries again while that may help. What is not there is no error. */
function remove(path, options, callback, retries = 0) {
  removeOnce(path, options, (error) => {
    if (error && PASSING.has(error.code) && retries < options.maxRetries) {
      setTimeout(() => remove(path, options, callback, retries + 1), (retries + 1) * options.retryDelay);
    } else {
      callback(error?.code === 'ENOENT' ? null : error);
    }
  });
}

function removeOnce(path, options, callback) {
  const fs = require('fs');
  fs.lstat(path, (error, stats) => {
    if (error) {
      callback(error);
    } else if (stats.isDirectory()) {
      removeDirectory(path, options, callback);
    } else {
      fs.unlink(path, (ofUnlink) => {
        if (ofUnlink?.code === 'EISDIR' || ofUnlink?.code === 'EPERM') {
          removeDirectory(path, options, callback, ofUnlink);
        } else {
          callback(ofUnlink);
        }
      });
    }
  });
}

function removeDirectory(path, options, callback, before = null) {
  const fs = require('fs');
  fs.rmdir(path, (error) => {
    if (error && OCCUPIED.has(error.code)) {
      removeChildren(path, options, callback);
    } else {
      callback(error?.code === 'ENOTDIR' ? before : error);
    }
  });
}

function removeChildren(path, options, callback) {
  const fs = require('fs');
  fs.readdir(Buffer.from(path), 'buffer', (error, names) => {
    if (error) {
      callback(error);
      return;
    }
    let left = names.length;
    let failed = false;
    if (left === 0) {
      fs.rmdir(path, callback);
    }
    names.forEach((name) => remove(childOf(path, name), options, (ofChild) => {
      if (failed) {
        return;
      }
      left--;
      if (ofChild) {
        failed = true;
        callback(ofChild);
      } else if (left === 0) {
        fs.rmdir(path, callback);
      }
    }));
  });
}

/** Looks at what is to be removed: callback(error, whether it is a directory; undefined if it is not there). */
function look(path, { force, recursive }, callback) {
  require('fs').lstat(path, (error, stats) => {
    if (error) {
      callback(force && error.code === 'ENOENT' ? null : error);
    } else if (stats.isDirectory() && !recursive) {
      callback(isDirectory(path));
    } else {
      callback(null, stats.isDirectory());
    }
  });
}

function rm(path, options, callback) {
  const [wanted, whenDone] = typeof options === 'function' ? [undefined, options] : [options, callback];
  const target = given.pathOf(path);
  const all = optionsOf(wanted);
  look(target, all, (error) => (error ? whenDone(error) : remove(target, all, whenDone)));
}

let warned = process.noDeprecation;
function warnOfRecursion() {
  if (!warned) {
    warned = true;
    process.emitWarning('In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. '
      + 'Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning', 'DEP0147');
  }
}

function rmdir(path, options, callback) {
  const [wanted, whenDone] = typeof options === 'function' ? [undefined, options] : [options, callback];
  validate.validateFunction(whenDone, 'cb');
  const target = given.pathOf(path);
  if (!wanted?.recursive) {
    rmdirOptionsOf(wanted);
    run(requests.rmdir(target), whenDone);
    return;
  }
  warnOfRecursion();
  const all = optionsOf({ ...wanted, force: false });
  look(target, all, (error, isFolder) => {
    if (error) {
      whenDone(error);
    } else if (isFolder) {
      remove(target, all, whenDone);
    } else {
      run(requests.rmdir(target), whenDone);
    }
  });
}

// At once.

function pause(millis) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millis);
}

/** Does it, again while that may help. What is not there is no error. */
function insist(action, { maxRetries, retryDelay }) {
  for (let retries = 0; ; retries++) {
    try {
      action();
      return;
    } catch (error) {
      if (error.code === 'ENOENT') {
        return;
      }
      if (!PASSING.has(error.code) || retries === maxRetries) {
        throw error;
      }
      if (retryDelay > 0) {
        pause((retries + 1) * retryDelay);
      }
    }
  }
}

function removeSync(path, options) {
  const fs = require('fs');
  const stats = fs.lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    return;
  }
  if (!stats.isDirectory()) {
    insist(() => fs.unlinkSync(path), options);
    return;
  }
  try {
    fs.rmdirSync(path);
  } catch (error) {
    if (!OCCUPIED.has(error.code)) {
      if (error.code === 'ENOENT') {
        return;
      }
      throw error;
    }
    fs.readdirSync(Buffer.from(path), 'buffer').forEach((name) => removeSync(childOf(path, name), options));
    insist(() => fs.rmdirSync(path), options);
  }
}

function rmSync(path, options) {
  const target = given.pathOf(path);
  removeSync(target, rmOptionsOf(target, options));
}

/** {return the options of rmSync; throws if they do not allow to remove this} */
function rmOptionsOf(path, options) {
  const all = optionsOf(options);
  const stats = require('fs').lstatSync(path, { throwIfNoEntry: !all.force });
  if (stats?.isDirectory() && !all.recursive) {
    throw isDirectory(path);
  }
  return all;
}

function rmdirSync(path, options) {
  const target = given.pathOf(path);
  if (options?.recursive) {
    warnOfRecursion();
    const all = optionsOf({ ...options, force: false });
    if (require('fs').lstatSync(target).isDirectory()) {
      removeSync(target, all);
      return;
    }
  } else {
    rmdirOptionsOf(options);
  }
  runSync(requests.rmdir(target));
}

// With promises.

const promise = (start) => new Promise((resolve, reject) => {
  start((error) => (error ? reject(error) : resolve()));
});

async function rmPromise(path, options) {
  const target = given.pathOf(path);
  const all = optionsOf(options);
  await promise((done) => look(target, all, done));
  return promise((done) => remove(target, all, done));
}

async function rmdirPromise(path, options) {
  const target = given.pathOf(path);
  const all = rmdirOptionsOf(options);
  if (all.recursive) {
    warnOfRecursion();
    if ((await require('fs/promises').stat(target)).isDirectory()) {
      return promise((done) => remove(target, all, done));
    }
  }
  return await promised(requests.rmdir(target));
}

exports.forms = { rm, rmSync, rmdir, rmdirSync };
Object.assign(exports, { rmOptionsOf, rmPromise, rmdirOptionsOf, rmdirPromise });

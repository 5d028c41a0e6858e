// mkdir, also with parents: first the directory itself, then upwards what it lacks, and down again.

const { attempt, promised, run, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const { validateFunction } = require('internal/validators');
const { fileError } = require('internal/system_errors');
const { Buffer } = require('buffer');

const FINAL = new Set(['EACCES', 'EPERM', 'ENOTDIR']);

/** The steps: yields calls, is sent {failure, value} of each, and returns the first directory that was made. */
function* steps(path, mode) {
  const whole = typeof path === 'string' ? path : Buffer.from(path).toString();
  const wanted = [whole];
  let first;
  while (wanted.length > 0) {
    const folder = wanted.pop();
    const { failure } = yield requests.makeDirectory(folder, mode);
    if (failure === undefined) {
      first ??= folder;
    } else if (failure.code === 'ENOENT') {
      const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
      if (parent === folder || parent === '') {
        throw fileError({ code: failure.code }, 'mkdir', whole);
      }
      wanted.push(folder, parent);
    } else if (FINAL.has(failure.code)) {
      throw fileError({ code: failure.code }, 'mkdir', whole);
    } else {
      yield* checkExisting(folder, failure, wanted.length > 0, whole);
    }
  }
  return first;
}

/** What is there already is well if it is a directory. */
function* checkExisting(folder, failure, isParent, whole) {
  const { failure: ofStat, value: stats } = yield requests.stat(folder);
  if (ofStat !== undefined) {
    throw fileError({ code: ofStat.code }, 'mkdir', whole);
  }
  if (!stats.isDirectory()) {
    throw fileError({ code: failure.code === 'EEXIST' && isParent ? 'ENOTDIR' : failure.code }, 'mkdir', whole);
  }
}

function mkdir(path, options, callback = options) {
  validateFunction(callback, 'cb');
  const wanted = requests.mkdirArguments(path, typeof options === 'function' ? undefined : options);
  if (!wanted.recursive) {
    run(requests.makeDirectory(wanted.path, wanted.mode), callback);
    return;
  }
  const all = steps(wanted.path, wanted.mode);
  const step = (outcome) => {
    let next;
    try {
      next = all.next(outcome);
    } catch (error) {
      callback(error);
      return;
    }
    if (next.done) {
      callback(null, next.value);
    } else {
      run(next.value, (error, value) => step(error ? { failure: error } : { value }));
    }
  };
  step();
}

function mkdirSync(path, options) {
  const wanted = requests.mkdirArguments(path, options);
  if (!wanted.recursive) {
    return runSync(requests.makeDirectory(wanted.path, wanted.mode));
  }
  const all = steps(wanted.path, wanted.mode);
  let step = all.next();
  while (!step.done) {
    step = all.next(attempt(step.value));
  }
  return step.value;
}

async function mkdirPromise(path, options) {
  const wanted = requests.mkdirArguments(path, options);
  if (!wanted.recursive) {
    return await promised(requests.makeDirectory(wanted.path, wanted.mode));
  }
  return await new Promise((resolve, reject) => {
    mkdir(path, options, (error, made) => (error ? reject(error) : resolve(made)));
  }).then(undefined, (error) => Promise.reject(error));
}

exports.forms = { mkdir, mkdirSync };
exports.mkdirPromise = mkdirPromise;

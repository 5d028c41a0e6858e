// Calls of the file system in three forms: at once, on a worker with a callback, on a worker with a promise.

const binding = internalBinding('fs');
const { fileError } = require('internal/system_errors');
const resources = require('internal/active_resources');

/**
 * A call: its name among the operations of the binding, its arguments, what an error tells of it (syscall, path, dest)
 * and how its result is read.
 */
function call(name, args, more = {}) {
  return { name, arguments: args, syscall: more.syscall ?? name, ...more };
}

/** {return a path as the binding takes it: text, or the memory of just these bytes} */
function native(path) {
  return typeof path === 'string' ? path
    : path.buffer.slice(path.byteOffset, path.byteOffset + path.byteLength);
}

const shown = (path) => (path === undefined || typeof path === 'string' ? path : Buffer.from(path).toString());

const errorOf = (wanted, failure) => fileError(failure, wanted.syscall, shown(wanted.path), shown(wanted.dest));

const valueOf = (wanted, result) => (wanted.result === undefined ? undefined : wanted.result(result));

/** Makes a call at once: {return failure and value, of which one is undefined} */
function attempt(wanted) {
  let outcome;
  binding.runSync(wanted.name, (failure, result) => {
    outcome = { failure: failure ?? undefined, result };
  }, ...wanted.arguments);
  return outcome.failure === undefined ? { value: valueOf(wanted, outcome.result) }
    : { failure: errorOf(wanted, outcome.failure) };
}

function runSync(wanted) {
  const { failure, value } = attempt(wanted);
  if (failure !== undefined) {
    throw failure;
  }
  return value;
}

function start(wanted, kind, done) {
  const request = {};
  resources.add(request, kind);
  binding.run(wanted.name, (failure, result) => {
    resources.remove(request);
    if (failure !== null && failure !== undefined) {
      done(errorOf(wanted, failure));
    } else {
      done(null, valueOf(wanted, result));
    }
  }, ...wanted.arguments);
}

/** Runs a call on a worker; a callback of a call that gives nothing gets no second argument. */
function run(wanted, callback) {
  start(wanted, 'FSReqCallback', (error, value) => {
    if (error !== null || wanted.result === undefined) {
      callback(error);
    } else {
      callback(null, value);
    }
  });
}

const rejected = (error) => Promise.reject(error);

/** Runs a call on a worker: {return a promise that settles as many microtasks after the call as Node's does} */
function promised(wanted) {
  return new Promise((resolve, reject) => {
    start(wanted, 'FSReqPromise', (error, value) => (error === null ? resolve(value) : reject(error)));
  }).then(undefined, rejected);
}

Object.assign(exports, { attempt, binding, call, native, promised, run, runSync });

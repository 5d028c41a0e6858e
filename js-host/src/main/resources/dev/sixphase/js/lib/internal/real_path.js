// fs.realpath: follows the links of a path one after the other, part by part.

const { Buffer } = require('buffer');
const { resolve } = require('path');
const { run, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const given = require('internal/file_arguments');
const { validateFunction } = require('internal/validators');

function startOf(path) {
  const plain = given.pathOfUrl(path);
  return resolve(given.validatePath(typeof plain === 'string' ? plain : `${plain}`));
}

function encoded(path, { encoding }) {
  if (!encoding || encoding === 'utf8') {
    return path;
  }
  const bytes = Buffer.from(path);
  return encoding === 'buffer' ? bytes : bytes.toString(encoding);
}

/** The walk: yields what it has to ask the file system; undefined stands for a turn of the loop's ticks. */
function* walk(path) {
  const followed = new Map();
  const known = new Set();
  let whole = path;
  let at = whole.search(/[^/]|$/);
  yield undefined;
  while (at < whole.length) {
    const slash = whole.indexOf('/', at);
    const before = whole.slice(0, at);
    const base = slash === -1 ? whole : whole.slice(0, slash);
    at = slash === -1 ? whole.length : slash + 1;
    if (!known.has(base)) {
      const stats = yield requests.lstat(base, { bigint: true });
      if (stats.isSymbolicLink()) {
        const id = `${stats.dev}:${stats.ino}`;
        if (!followed.has(id)) {
          yield requests.stat(base);
          followed.set(id, yield requests.readlink(base));
        }
        whole = resolve(resolve(before, followed.get(id)), whole.slice(at));
        at = whole.search(/[^/]|$/);
      } else {
        known.add(base);
      }
    }
    yield undefined;
  }
  return whole;
}

function realpath(path, options, callback) {
  const whenDone = typeof options === 'function' ? options : callback;
  validateFunction(whenDone, 'cb');
  const wanted = given.optionsOf(options);
  const steps = walk(startOf(path));
  const step = (value) => {
    const { done, value: next } = steps.next(value);
    if (done) {
      whenDone(null, encoded(next, wanted));
    } else if (next === undefined) {
      process.nextTick(step);
    } else {
      run(next, (error, result) => (error ? whenDone(error) : step(result)));
    }
  };
  step();
}

function realpathSync(path, options) {
  const wanted = given.optionsOf(options);
  const steps = walk(startOf(path));
  let step = steps.next();
  while (!step.done) {
    step = steps.next(step.value === undefined ? undefined : runSync(step.value));
  }
  return encoded(step.value, wanted);
}

realpath.native = (path, options, callback) => {
  const whenDone = callback || options;
  validateFunction(whenDone, 'cb');
  run(requests.realpath(path, options), whenDone);
};
realpathSync.native = (path, options) => runSync(requests.realpath(path, options));

exports.forms = { realpath, realpathSync };

// cp: copies a file, a link or a tree, one step after the other.

const { dirname, isAbsolute, join, parse, resolve } = require('path');
const { codes, defineCodes } = require('internal/errors');
const { systemError } = require('internal/file_errors');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const WRITABLE = 0o200;
const COPY_MODES = 7;
const DEFAULTS = { dereference: false, errorOnExist: false, filter: undefined, force: true, preserveTimestamps: false,
  recursive: false, verbatimSymlinks: false };

defineCodes({
  ERR_INCOMPATIBLE_OPTION_PAIR: [TypeError, (one, other) => `Option "${one}" cannot be used in combination with `
    + `option "${other}"`],
  ERR_INVALID_RETURN_VALUE: [TypeError, (wanted, name, value) => `Expected ${wanted} to be returned from the "${name}"`
    + ` function but got ${value === null || typeof value !== 'object' ? `type ${typeof value}`
      : `an instance of ${value.constructor?.name}`}.`],
});

function optionsOf(options) {
  if (options === undefined) {
    return { ...DEFAULTS, mode: 0 };
  }
  validate.validateObject(options, 'options');
  const all = { ...DEFAULTS, ...options };
  for (const name of ['dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks']) {
    validate.validateBoolean(all[name], `options.${name}`);
  }
  all.mode = given.accessModeOf(all.mode, COPY_MODES);
  if (all.dereference && all.verbatimSymlinks) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (all.filter !== undefined) {
    validate.validateFunction(all.filter, 'options.filter');
  }
  return all;
}

const isSame = (one, other) => one.ino && one.dev && one.ino === other.ino && one.dev === other.dev;

const parts = (path) => resolve(path).split('/').filter(Boolean);

/** {return whether the second path is the first, or leads below it} */
function isBelow(above, path) {
  const below = parts(path);
  return parts(above).every((part, at) => below[at] === part);
}

const invalid = (message, path) => systemError('ERR_FS_CP_EINVAL', 'cp', message, path);

/**
 * The copying, as a generator: yields [function of fs, ...arguments], is sent the result or thrown the error. So one
 * text serves the form that waits and the form that does not.
 */
class Copy {
  #options;

  constructor(options) {
    this.#options = options;
  }

  #stat(path, more) {
    return [this.#options.dereference ? 'stat' : 'lstat', path, more];
  }

  * #statOrNothing(request) {
    try {
      return yield request;
    } catch (error) {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  * all(from, to) {
    const found = yield* this.#check(from, to);
    if (found.skipped) {
      return;
    }
    yield* this.#checkParents(from, found.source, to);
    if ((yield* this.#statOrNothing(['stat', dirname(to)])) === undefined) {
      yield ['mkdir', dirname(to), { recursive: true }];
    }
    yield* this.#copy(found.target, from, to);
  }

  * #check(from, to) {
    if (this.#options.filter !== undefined && !(yield ['filter', from, to])) {
      return { skipped: true };
    }
    const [source, target] = yield ['both', this.#stat(from, { bigint: true }), this.#stat(to, { bigint: true })];
    if (target !== undefined) {
      if (isSame(source, target)) {
        throw invalid('src and dest cannot be the same', to);
      }
      if (source.isDirectory() && !target.isDirectory()) {
        throw systemError('ERR_FS_CP_DIR_TO_NON_DIR', 'cp',
          `cannot overwrite non-directory ${to} with directory ${from}`, to);
      }
      if (!source.isDirectory() && target.isDirectory()) {
        throw systemError('ERR_FS_CP_NON_DIR_TO_DIR', 'cp',
          `cannot overwrite directory ${to} with non-directory ${from}`, to);
      }
    }
    if (source.isDirectory() && isBelow(from, to)) {
      throw invalid(`cannot copy ${from} to a subdirectory of self ${to}`, to);
    }
    return { source, target, skipped: false };
  }

  /** Whether a folder above the target is the source, by whatever name. */
  * #checkParents(from, source, to) {
    let folder = resolve(dirname(to));
    while (folder !== resolve(dirname(from)) && folder !== parse(folder).root) {
      const found = yield* this.#statOrNothing(['stat', folder, { bigint: true }]);
      if (found === undefined) {
        return;
      }
      if (isSame(source, found)) {
        throw invalid(`cannot copy ${from} to a subdirectory of self ${to}`, to);
      }
      folder = resolve(dirname(folder));
    }
  }

  * #copy(target, from, to) {
    const source = yield this.#stat(from);
    if (source.isDirectory()) {
      yield* this.#copyDirectory(source, target, from, to);
    } else if (source.isFile() || source.isCharacterDevice() || source.isBlockDevice()) {
      yield* this.#copyFile(source, target, from, to);
    } else if (source.isSymbolicLink()) {
      yield* this.#copyLink(target, from, to);
    } else if (source.isSocket()) {
      throw systemError('ERR_FS_CP_SOCKET', 'cp', `cannot copy a socket file: ${to}`, to);
    } else if (source.isFIFO()) {
      throw systemError('ERR_FS_CP_FIFO_PIPE', 'cp', `cannot copy a FIFO pipe: ${to}`, to);
    } else {
      throw systemError('ERR_FS_CP_UNKNOWN', 'cp', `cannot copy an unknown file type: ${to}`, to);
    }
  }

  * #copyFile(source, target, from, to) {
    if (target !== undefined) {
      if (!this.#options.force) {
        if (this.#options.errorOnExist) {
          throw systemError('ERR_FS_CP_EEXIST', 'cp', `${to} already exists`, to);
        }
        return;
      }
      yield ['unlink', to];
    }
    yield ['copyFile', from, to, this.#options.mode];
    if (this.#options.preserveTimestamps) {
      if ((source.mode & WRITABLE) === 0) {
        yield ['chmod', to, source.mode | WRITABLE];
      }
      // Asked for again: reading has changed the time of access.
      const { atime, mtime } = yield ['stat', from];
      yield ['utimes', to, atime, mtime];
    }
    yield ['chmod', to, source.mode];
  }

  * #copyDirectory(source, target, from, to) {
    if (!this.#options.recursive) {
      throw systemError('ERR_FS_EISDIR', 'cp', `${from} is a directory (not copied)`, from);
    }
    if (target === undefined) {
      yield ['mkdir', to];
    }
    const entries = yield ['entries', from];
    try {
      for (let entry = yield ['next', entries]; !entry.done; entry = yield ['next', entries]) {
        const { name } = entry.value;
        const found = yield* this.#check(join(from, name), join(to, name));
        if (!found.skipped) {
          yield* this.#copy(found.target, join(from, name), join(to, name));
        }
      }
    } finally {
      yield ['end', entries];
    }
    if (target === undefined) {
      yield ['chmod', to, source.mode];
    }
  }

  * #copyLink(target, from, to) {
    let leadsTo = yield ['readlink', from];
    if (!this.#options.verbatimSymlinks && !isAbsolute(leadsTo)) {
      leadsTo = resolve(dirname(from), leadsTo);
    }
    let before;
    if (target !== undefined) {
      try {
        before = yield ['readlink', to];
      } catch (error) {
        if (error.code !== 'EINVAL') {
          throw error;
        }
      }
    }
    if (before !== undefined) {
      before = isAbsolute(before) ? before : resolve(dirname(to), before);
      if (isBelow(leadsTo, before)) {
        throw invalid(`cannot copy ${leadsTo} to a subdirectory of self ${before}`, to);
      }
      if ((yield ['stat', from]).isDirectory() && isBelow(before, leadsTo)) {
        throw systemError('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY', 'cp', `cannot overwrite ${before} with ${leadsTo}`, to);
      }
      yield ['unlink', to];
    }
    yield ['symlink', leadsTo, to];
  }
}

function prepare(from, to, options) {
  const all = optionsOf(options);
  const paths = [given.pathOf(from, 'src'), given.pathOf(to, 'dest')];
  return { filter: all.filter, steps: new Copy(all).all(...paths) };
}

const nothingIfMissing = (error) => {
  if (error.code !== 'ENOENT') {
    throw error;
  }
};

/** {return what the steps can ask for, for the form that waits: what fs has, and what is made of it} */
function waiting(filter) {
  const promises = require('fs/promises');
  return {
    __proto__: promises,
    filter,
    both: ([of, ...source], [, ...target]) =>
      Promise.all([promises[of](...source), promises[of](...target).catch(nothingIfMissing)]),
    entries: async (path) => (await promises.opendir(path)).entries(),
    next: (entries) => entries.next(),
    end: (entries) => entries.return(),
  };
}

async function carryOut({ filter, steps }) {
  const operations = waiting(filter);
  let step = steps.next();
  while (!step.done) {
    const [name, ...args] = step.value;
    let outcome;
    try {
      outcome = { value: await operations[name](...args) };
    } catch (error) {
      outcome = { error };
    }
    step = 'error' in outcome ? steps.throw(outcome.error) : steps.next(outcome.value);
  }
}

function cp(from, to, options, callback) {
  const [wanted, whenDone] = typeof options === 'function' ? [undefined, options] : [options, callback];
  validate.validateFunction(whenDone, 'cb');
  // In a tick of its own, so that what the callback throws is no rejection.
  carryOut(prepare(from, to, wanted)).then(() => process.nextTick(whenDone, null),
    (error) => process.nextTick(whenDone, error));
}

function* entriesSync(path) {
  const directory = require('fs').opendirSync(path);
  try {
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      yield entry;
    }
  } finally {
    directory.closeSync();
  }
}

/** {return the same for the form that does not wait} */
function atOnce(filter) {
  const fs = require('fs');
  return {
    filter(from, to) {
      const answer = filter(from, to);
      if (answer instanceof Promise) {
        throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', answer);
      }
      return answer;
    },
    both([of, ...source], [, target, options]) {
      const found = fs[`${of}Sync`](...source);
      return [found, fs[`${of}Sync`](target, { ...options, throwIfNoEntry: false })];
    },
    entries: entriesSync,
    next: (entries) => entries.next(),
    end: (entries) => entries.return(),
  };
}

function cpSync(from, to, options) {
  const fs = require('fs');
  const { filter, steps } = prepare(from, to, options);
  const operations = atOnce(filter);
  let step = steps.next();
  while (!step.done) {
    const [name, ...args] = step.value;
    let outcome;
    try {
      outcome = { value: (operations[name] ?? fs[`${name}Sync`])(...args) };
    } catch (error) {
      outcome = { error };
    }
    step = 'error' in outcome ? steps.throw(outcome.error) : steps.next(outcome.value);
  }
}

exports.forms = { cp, cpSync };
exports.cpPromise = async (from, to, options) => carryOut(prepare(from, to, options));

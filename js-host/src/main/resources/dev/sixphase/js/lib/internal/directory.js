// Directories: reading them whole or some entries at a time, and making them with their parents.

const { join, relative } = require('path');
const { codes, defineCodes } = require('internal/errors');
const { attempt, call, native, promised, run, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const { entriesOf, entryOf } = require('internal/file_status');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const BUFFERED = 32;

defineCodes({
  ERR_DIR_CLOSED: [Error, () => 'Directory handle was closed'],
  ERR_DIR_CONCURRENT_OPERATION: [Error, () => 'Cannot do synchronous work on directory handle with concurrent '
    + 'asynchronous operations'],
});

/** A directory that is open: its entries come in portions, and are given out one by one. */
class Dir {
  #number;
  #path;
  #options;
  #buffered = [];
  #closed = false;
  /** What waits until the operation that is under way is done; null if there is none. */
  #waiting = null;

  constructor(number, path, options) {
    if (number === null || number === undefined) {
      throw new codes.ERR_MISSING_ARGS('handle');
    }
    this.#number = number;
    this.#path = path;
    this.#options = { bufferSize: BUFFERED, ...given.optionsOf(options, { encoding: 'utf8' }) };
    validate.validateUint32(this.#options.bufferSize, 'options.bufferSize', true);
  }

  get path() {
    return this.#path;
  }

  #reading(number = this.#number) {
    const decode = requests.names.decoderOf(this.#options);
    return call('readdir', [number, this.#options.bufferSize, requests.names.isRaw(this.#options)], {
      syscall: 'scandir', path: this.#path, result: (flat) => requests.names.pairsOf(flat, decode),
    });
  }

  #add(path, pairs) {
    this.#buffered.push(...pairs.map(([name, kind]) => entryOf(path, name, kind)));
  }

  /** {return the next of the entries at hand, after which come those of the directory that it may be} */
  #next() {
    const entry = this.#buffered.shift();
    if (this.#options.recursive && entry.isDirectory()) {
      const path = join(entry.parentPath, entry.name);
      const number = runSync(opening(path));
      this.#add(path, runSync(this.#reading(number)));
      runSync(closing(number));
    }
    return entry;
  }

  read(callback) {
    return this.#read(true, callback);
  }

  #read(inATick, callback) {
    if (this.#closed) {
      throw new codes.ERR_DIR_CLOSED();
    }
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.#read(false, (error, entry) => (error ? reject(error) : resolve(entry)));
      });
    }
    validate.validateFunction(callback, 'callback');
    if (this.#waiting !== null) {
      this.#waiting.push(() => this.#read(inATick, callback));
      return undefined;
    }
    if (this.#buffered.length > 0) {
      this.#give(callback, inATick);
      return undefined;
    }
    this.#waiting = [];
    run(this.#reading(), (error, pairs) => {
      process.nextTick(() => {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting.forEach((operation) => operation());
      });
      if (error || pairs.length === 0) {
        callback(error, error ? undefined : null);
        return;
      }
      try {
        this.#add(this.#path, pairs);
      } catch (failed) {
        callback(failed);
        return;
      }
      this.#give(callback, false);
    });
    return undefined;
  }

  #give(callback, inATick) {
    let entry;
    try {
      entry = this.#next();
    } catch (error) {
      callback(error);
      return;
    }
    if (inATick) {
      process.nextTick(callback, null, entry);
    } else {
      callback(null, entry);
    }
  }

  #checkForSync() {
    if (this.#closed) {
      throw new codes.ERR_DIR_CLOSED();
    }
    if (this.#waiting !== null) {
      throw new codes.ERR_DIR_CONCURRENT_OPERATION();
    }
  }

  readSync() {
    this.#checkForSync();
    if (this.#buffered.length === 0) {
      const pairs = runSync(this.#reading());
      if (pairs.length === 0) {
        return null;
      }
      this.#add(this.#path, pairs);
    }
    return this.#next();
  }

  close(callback) {
    if (callback === undefined) {
      return this.#closed ? Promise.reject(new codes.ERR_DIR_CLOSED())
        : new Promise((resolve, reject) => {
          this.close((error) => (error ? reject(error) : resolve()));
        });
    }
    validate.validateFunction(callback, 'callback');
    if (this.#closed) {
      process.nextTick(callback, new codes.ERR_DIR_CLOSED());
    } else if (this.#waiting !== null) {
      this.#waiting.push(() => this.close(callback));
    } else {
      this.#closed = true;
      run(closing(this.#number), callback);
    }
    return undefined;
  }

  closeSync() {
    this.#checkForSync();
    this.#closed = true;
    runSync(closing(this.#number));
  }

  async* entries() {
    try {
      let entry = await this.#read(false);
      while (entry !== null) {
        yield entry;
        entry = await this.#read(false);
      }
    } finally {
      await this.close();
    }
  }
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator,
  { value: Dir.prototype.entries, enumerable: false, writable: true, configurable: true });

const opening = (path) => call('opendir', [native(path)], { path, result: (number) => number });
const closing = (number) => call('closedir', [number]);

function opendir(path, options, callback = options) {
  validate.validateFunction(callback, 'callback');
  const folder = given.pathOf(path);
  const wanted = given.optionsOf(options, { encoding: 'utf8' });
  run(opening(folder), (error, number) => {
    if (error) {
      callback(error);
    } else {
      callback(null, new Dir(number, folder, wanted));
    }
  });
}

function opendirSync(path, options) {
  const folder = given.pathOf(path);
  const wanted = given.optionsOf(options, { encoding: 'utf8' });
  return new Dir(runSync(opening(folder)), folder, wanted);
}

// readdir: the whole directory in one call.

function readdirArguments(path, options) {
  const wanted = given.optionsOf(options);
  const folder = given.pathOf(path);
  if (wanted.recursive !== null && wanted.recursive !== undefined) {
    validate.validateBoolean(wanted.recursive, 'options.recursive');
  }
  return { folder, wanted: given.copyOf(wanted) };
}

const namesOf = (pairs) => pairs.map(([name]) => name);

const isFolder = (path) => attempt(requests.stat(path)).value?.isDirectory() ?? false;

/** {return what is to be told of the entries of a folder, and which of them are folders} */
function level(base, folder, pairs, { withFileTypes }) {
  if (withFileTypes) {
    const entries = pairs.map(([name, kind]) => entryOf(folder, name, kind));
    return { told: entries, folders: entries.filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name)) };
  }
  const paths = pairs.map(([name]) => join(folder, name));
  return { told: paths.map((path) => relative(base, path)), folders: paths.filter(isFolder) };
}

function readAllSync(base, options) {
  const told = [];
  const folders = [base];
  for (const folder of folders) {
    const found = level(base, folder, runSync(requests.scan(folder, options)), options);
    told.push(...found.told);
    folders.push(...found.folders);
  }
  return told;
}

function readdir(path, options, callback = options) {
  validate.validateFunction(callback, 'cb');
  const { folder, wanted } = readdirArguments(path, options);
  if (wanted.recursive) {
    callback(null, readAllSync(folder, wanted));
    return;
  }
  run(requests.scan(folder, wanted), (error, pairs) => {
    if (error) {
      callback(error);
    } else if (wanted.withFileTypes) {
      entriesOf(folder, pairs, callback);
    } else {
      callback(null, namesOf(pairs));
    }
  });
}

function readdirSync(path, options) {
  const { folder, wanted } = readdirArguments(path, options);
  if (wanted.recursive) {
    return readAllSync(folder, wanted);
  }
  const pairs = runSync(requests.scan(folder, wanted));
  return wanted.withFileTypes ? pairs.map(([name, kind]) => entryOf(folder, name, kind)) : namesOf(pairs);
}

async function readAll(base, options) {
  const told = [];
  const pending = [[base, await promised(requests.scan(base, options))]];
  while (pending.length > 0) {
    const [folder, pairs] = pending.pop();
    const found = level(base, folder, pairs, options);
    told.push(...found.told);
    for (const deeper of found.folders) {
      pending.push([deeper, await promised(requests.scan(deeper, options))]);
    }
  }
  return told;
}

async function readdirPromise(path, options) {
  const { folder, wanted } = readdirArguments(path, options);
  if (wanted.recursive) {
    return readAll(folder, wanted);
  }
  const pairs = await promised(requests.scan(folder, wanted));
  return wanted.withFileTypes ? new Promise((resolve, reject) => {
    entriesOf(folder, pairs, (error, entries) => (error ? reject(error) : resolve(entries)));
  }) : namesOf(pairs);
}

exports.forms = { Dir, opendir, opendirSync, readdir, readdirSync };
exports.readdirPromise = readdirPromise;

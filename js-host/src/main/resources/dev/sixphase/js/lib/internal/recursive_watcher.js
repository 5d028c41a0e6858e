// fs.watch with its option recursive: a watch for each file and folder of the tree, as it grows.

const EventEmitter = require('events');
const { basename, join, relative, resolve } = require('path');
const { AbortError, codes } = require('internal/errors');
const validate = require('internal/validators');

class RecursiveWatcher extends EventEmitter {
  #options;
  #root;
  #isFile = false;
  #closed = false;
  #watchers = new Map();
  #links = new Set();

  constructor(options) {
    super();
    const { recursive, persistent, signal, encoding } = options;
    for (const [name, value] of Object.entries({ recursive, persistent })) {
      if (value !== null && value !== undefined) {
        validate.validateBoolean(value, `options.${name}`);
      }
    }
    if (signal !== null && signal !== undefined) {
      validate.validateAbortSignal(signal, 'options.signal');
    }
    if (encoding !== null && encoding !== undefined && typeof encoding !== 'string') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.encoding', encoding);
    }
    this.#options = { persistent, signal };
  }

  static begin(path, options) {
    const watcher = new RecursiveWatcher(options);
    watcher.#begin(resolve(path));
    return watcher;
  }

  #begin(path) {
    const fs = require('fs');
    this.#root = path;
    try {
      const stats = fs.statSync(path);
      this.#isFile = stats.isFile();
      this.#watchFile(path);
      if (stats.isDirectory()) {
        this.#watchFolder(path);
      }
    } catch (error) {
      if (error.code === 'ENOENT') {
        error.filename = path;
      }
      throw error;
    }
  }

  #tell(type, path) {
    this.emit('change', type, relative(this.#root, path));
  }

  #watchFolder(folder) {
    try {
      for (const entry of require('fs').readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (!this.#closed && !this.#watchers.has(path)) {
          this.#addEntry(path, entry);
        }
      }
    } catch (error) {
      this.emit('error', error);
    }
  }

  #addEntry(path, entry) {
    this.#tell('rename', path);
    if (entry.isSymbolicLink()) {
      this.#links.add(path);
    }
    try {
      this.#watchFile(path);
      if (entry.isDirectory()) {
        this.#watchFolder(path);
      }
    } catch (error) {
      // It has gone meanwhile.
      if (error.code !== 'ENOENT') {
        throw error;
      }
    }
  }

  #watchFile(path) {
    if (!this.#closed && !this.#watchers.has(path)) {
      const { persistent } = this.#options;
      this.#watchers.set(path, require('fs').watch(path, { persistent }, () => this.#happened(path)));
    }
  }

  #happened(path) {
    const stats = require('fs').statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) {
      this.#forget(path);
      this.#tell('rename', path);
    } else if (path === this.#root && this.#isFile) {
      this.emit('change', 'change', basename(path));
    } else if (this.#links.has(path)) {
      this.#tell('rename', path);
    } else if (stats.isDirectory()) {
      this.#watchFolder(path);
    } else {
      this.#tell('change', path);
    }
  }

  /** Ends the watches of what has gone, with all below it. */
  #forget(path) {
    for (const [watched, watcher] of this.#watchers) {
      if (watched === path || watched.startsWith(`${path}/`)) {
        watcher.close();
        this.#watchers.delete(watched);
        this.#links.delete(watched);
      }
    }
  }

  close() {
    if (!this.#closed) {
      this.#closed = true;
      this.#watchers.forEach((watcher) => watcher.close());
      this.#watchers.clear();
      this.#links.clear();
      this.emit('close');
    }
  }

  ref() {
    this.#watchers.forEach((watcher) => watcher.ref());
    return this;
  }

  unref() {
    this.#watchers.forEach((watcher) => watcher.unref());
    return this;
  }

  #nextEvent() {
    const { signal } = this.#options;
    return new Promise((resolve, reject) => {
      const aborted = () => {
        this.close();
        reject(new AbortError(undefined, { cause: signal.reason }));
      };
      if (signal?.aborted) {
        aborted();
        return;
      }
      signal?.addEventListener('abort', aborted, { once: true });
      this.once('change', (eventType, filename) => {
        signal?.removeEventListener('abort', aborted);
        resolve({ value: { eventType, filename }, done: false });
      });
    });
  }

  [Symbol.asyncIterator]() {
    return {
      next: async () => (this.#closed ? { done: true, value: undefined } : this.#nextEvent()),
      return: async () => {
        this.close();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

exports.begin = RecursiveWatcher.begin;

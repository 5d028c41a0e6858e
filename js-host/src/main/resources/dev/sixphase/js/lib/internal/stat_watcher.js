// fs.watchFile: asks for the status of a file again and again, and tells when it has changed.

const EventEmitter = require('events');
const { run } = require('internal/file_calls');
const requests = require('internal/file_requests');
const { BigIntStats, Stats } = require('internal/file_status');
const { pathOf } = require('internal/file_arguments');
const { setTimeout } = require('timers');
const { codes } = require('internal/errors');
const { validateUint32 } = require('internal/validators');
const { resolve } = require('path');
const resources = require('internal/active_resources');

const DEFAULT_INTERVAL_MILLIS = 5007;
const FIELDS = ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'ino', 'size', 'mtimeMs', 'ctimeMs', 'birthtimeMs'];
const watchers = new Map();

// The status of a file that is not there.
const none = ({ bigint }) =>
  (bigint ? new BigIntStats(...new Array(14).fill(0n)) : new Stats(...new Array(14).fill(0)));

class StatWatcher extends EventEmitter {
  #options;
  #path;
  #last;
  #timer;
  // Who calls ref() and unref() need not do so in pairs, but for the listeners: each wants its own end.
  #hasRef = true;

  constructor(path, options) {
    super();
    this.#path = path;
    this.#options = options;
    this.#hasRef = options.persistent;
    resources.add(this, 'StatWatcher');
    this.#look();
  }

  #look() {
    run(requests.stat(this.#path, { bigint: this.#options.bigint }), (error, status) => {
      if (this.#options === null) {
        return;
      }
      const now = error ? none(this.#options) : status;
      const before = this.#last;
      this.#last = now;
      if (before === undefined ? error : FIELDS.some((field) => before[field] !== now[field])) {
        this.emit('change', now, before ?? none(this.#options));
      }
      if (this.#options !== null) {
        this.#timer = setTimeout(() => this.#look(), this.#options.interval);
        this.#applyRef();
      }
    });
  }

  #applyRef() {
    if (!this.#hasRef) {
      this.#timer?.unref();
    } else {
      this.#timer?.ref();
    }
  }

  hasRef() {
    return this.#hasRef;
  }

  ref() {
    this.#hasRef = true;
    this.#applyRef();
    return this;
  }

  unref() {
    this.#hasRef = false;
    this.#applyRef();
    return this;
  }

  stop() {
    if (this.#options !== null) {
      this.#options = null;
      this.#timer?.close();
      resources.remove(this);
      process.nextTick(() => this.emit('stop'));
    }
  }
}

exports.watchFile = function watchFile(filename, options, listener = options) {
  const file = resolve(pathOf(filename, 'filename'));
  if (typeof listener !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('listener', 'function', listener);
  }
  const { persistent = true, interval = DEFAULT_INTERVAL_MILLIS, bigint = false } =
    typeof options === 'function' ? {} : options ?? {};
  validateUint32(interval, 'interval');
  let watcher = watchers.get(file);
  if (watcher === undefined) {
    watcher = new StatWatcher(file, { persistent, interval, bigint });
    watchers.set(file, watcher);
  }
  watcher.addListener('change', listener);
  return watcher;
};

exports.unwatchFile = function unwatchFile(filename, listener) {
  const file = resolve(pathOf(filename, 'filename'));
  const watcher = watchers.get(file);
  if (watcher === undefined) {
    return;
  }
  if (typeof listener === 'function') {
    watcher.removeListener('change', listener);
  } else {
    watcher.removeAllListeners('change');
  }
  if (watcher.listenerCount('change') === 0) {
    watcher.stop();
    watchers.delete(file);
  }
};

// fs.watch: tells of changes to a file, or to the entries of a directory, as the system reports them.

const EventEmitter = require('events');
const { Buffer } = require('buffer');
const { AbortError } = require('internal/errors');
const { binding, native } = require('internal/file_calls');
const { watchError } = require('internal/system_errors');
const resources = require('internal/active_resources');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

function nameOf(latin, encoding) {
  const bytes = Buffer.from(latin, 'latin1');
  return encoding === 'buffer' ? bytes : bytes.toString(encoding || 'utf8');
}

/** Starts a watch: {return what ends it and keeps the loop alive} */
function start(path, persistent, encoding, listener) {
  const watch = binding.watch(native(path), persistent, (isRename, name) =>
    listener(isRename ? 'rename' : 'change', nameOf(name, encoding)));
  if (watch.close === undefined) {
    throw watchError(watch, typeof path === 'string' ? path : Buffer.from(path).toString());
  }
  return watch;
}

class FSWatcher extends EventEmitter {
  #watch = null;
  #hasRef = false;

  /** Begins; for the functions of this module. */
  static begin(path, { persistent, encoding }) {
    const watcher = new FSWatcher();
    watcher.#watch = start(path, persistent, encoding, (type, name) => watcher.emit('change', type, name));
    watcher.#hasRef = persistent;
    resources.add(watcher, 'FSEventWrap');
    return watcher;
  }

  // Of Node's first years; does nothing there either.
  start() {}

  close() {
    if (this.#watch !== null) {
      this.#watch.close();
      this.#watch = null;
      resources.remove(this);
      process.nextTick(() => this.emit('close'));
    }
  }

  hasRef() {
    return this.#hasRef;
  }

  ref() {
    this.#hasRef = true;
    this.#watch?.ref();
    return this;
  }

  unref() {
    this.#hasRef = false;
    this.#watch?.unref();
    return this;
  }
}

function closeOnAbort(watcher, signal) {
  if (signal.aborted) {
    process.nextTick(() => watcher.close());
    return;
  }
  const close = () => watcher.close();
  signal.addEventListener('abort', close);
  watcher.once('close', () => signal.removeEventListener('abort', close));
}

function watch(filename, options, listener) {
  const wanted = given.copyOf(given.optionsOf(options));
  const whenChanged = typeof options === 'function' ? options : listener;
  wanted.persistent ??= true;
  const path = given.pathOf(filename, 'filename');
  const watcher = wanted.recursive ? require('internal/recursive_watcher').begin(path, wanted)
    : FSWatcher.begin(path, wanted);
  if (whenChanged) {
    watcher.addListener('change', whenChanged);
  }
  if (wanted.signal) {
    closeOnAbort(watcher, wanted.signal);
  }
  return watcher;
}

const abortOf = (signal) => new AbortError(undefined, { cause: signal.reason });

/** The events of a watch; of those that come while nobody waits, the first is kept. */
async function* events(filename, options = {}) {
  validate.validateObject(options, 'options');
  const { persistent = true, recursive = false, encoding = 'utf8', signal } = options;
  validate.validateBoolean(persistent, 'options.persistent');
  validate.validateBoolean(recursive, 'options.recursive');
  validate.validateAbortSignal(signal, 'options.signal');
  const path = given.pathOf(filename);
  if (recursive) {
    yield* require('internal/recursive_watcher').begin(path, options);
    return;
  }
  given.checkEncoding(encoding);
  if (signal?.aborted) {
    throw abortOf(signal);
  }
  let settle;
  let event;
  const renew = () => {
    event = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
  };
  renew();
  const watching = start(path, persistent, encoding,
    (eventType, filename) => settle.resolve({ eventType, filename }));
  const aborted = () => {
    watching.close();
    settle.reject(abortOf(signal));
  };
  signal?.addEventListener('abort', aborted, { once: true });
  try {
    while (!signal?.aborted) {
      yield await event;
      renew();
    }
    throw abortOf(signal);
  } finally {
    watching.close();
    signal?.removeEventListener('abort', aborted);
  }
}

Object.assign(exports, { FSWatcher, events, watch });

// Observers of the timeline: told of entries in batches, an immediate later.

const { codes } = require('internal/errors');
const { validateFunction, validateObject, validateString } = require('internal/validators');

const supported = Object.freeze(['function', 'gc', 'mark', 'measure', 'resource']);
const observers = new Set();
const pending = new Set();
let isScheduled = false;

class PerformanceObserverEntryList {
  #entries;

  constructor(entries) {
    this.#entries = [...entries].sort((a, b) => a.startTime - b.startTime);
  }

  getEntries() {
    return [...this.#entries];
  }

  getEntriesByType(type) {
    return this.#entries.filter(({ entryType }) => entryType === type);
  }

  getEntriesByName(name, type) {
    return this.#entries.filter((entry) => entry.name === name && (type === undefined || entry.entryType === type));
  }
}

class PerformanceObserver {
  #callback;
  #types = new Set();
  #mode;
  #entries = [];

  constructor(callback) {
    validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  static get supportedEntryTypes() {
    return supported;
  }

  observe(options = {}) {
    validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) {
      throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    if (entryTypes !== undefined && type !== undefined) {
      throw new codes.ERR_INVALID_ARG_VALUE('options.entryTypes', entryTypes,
        'options.entryTypes can not set with options.type together');
    }
    const mode = entryTypes === undefined ? 'single' : 'multiple';
    if (this.#mode !== undefined && this.#mode !== mode) {
      const { DOMException } = require('internal/abort_controller');
      throw new DOMException(this.#mode === 'multiple'
        ? 'PerformanceObserver can not change to single mode'
        : 'PerformanceObserver can not change to multiple mode', 'InvalidModificationError');
    }
    this.#mode = mode;
    if (mode === 'multiple') {
      if (!Array.isArray(entryTypes)) {
        throw new codes.ERR_INVALID_ARG_TYPE('options.entryTypes', 'string[]', entryTypes);
      }
      this.#types = new Set(entryTypes.filter((one) => supported.includes(one)));
    } else {
      validateString(type, 'options.type');
      if (supported.includes(type)) {
        this.#types.add(type);
        if (buffered) {
          this.#entries.push(...require('internal/perf/entries').timeline.all(undefined, type));
          schedule(this);
        }
      }
    }
    if (this.#types.size > 0) {
      observers.add(this);
    } else {
      this.disconnect();
    }
  }

  disconnect() {
    observers.delete(this);
    pending.delete(this);
    this.#entries = [];
    this.#types.clear();
    this.#mode = undefined;
  }

  takeRecords() {
    return this.#entries.splice(0);
  }

  static offer(observer, entry) {
    if (observer.#types.has(entry.entryType)) {
      observer.#entries.push(entry);
      schedule(observer);
    }
  }

  static wants(observer, type) {
    return observer.#types.has(type);
  }

  static call(observer) {
    if (observer.#entries.length > 0) {
      const list = new PerformanceObserverEntryList(observer.takeRecords());
      Reflect.apply(observer.#callback, observer, [list, observer]);
    }
  }
}

const { offer, wants, call } = PerformanceObserver;
delete PerformanceObserver.offer;
delete PerformanceObserver.wants;
delete PerformanceObserver.call;

function schedule(observer) {
  pending.add(observer);
  if (!isScheduled) {
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      const told = [...pending];
      pending.clear();
      told.forEach(call);
    });
  }
}

module.exports = {
  PerformanceObserver, PerformanceObserverEntryList,
  tell: (entry) => observers.forEach((observer) => offer(observer, entry)),
  isWanted: (type) => [...observers].some((observer) => wants(observer, type)),
};

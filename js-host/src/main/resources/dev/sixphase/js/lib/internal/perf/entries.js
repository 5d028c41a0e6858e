// Entries of the timeline: marks, measures and what observers are told of.

const { codes, defineCodes } = require('internal/errors');
const { validateString, validateObject } = require('internal/validators');
const { now } = require('internal/clock');
const { inspect } = require('internal/inspect');

defineCodes({
  ERR_PERFORMANCE_INVALID_TIMESTAMP: [TypeError, (time) => `${time} is not a valid timestamp`],
  ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: [TypeError, (message) => message],
});

const kMake = Symbol('make');
const milestones = new Set(['nodeStart', 'v8Start', 'environment', 'loopStart', 'loopExit', 'bootstrapComplete']);

class PerformanceEntry {
  #name;
  #type;
  #start;
  #duration;

  constructor(key, name, type, start, duration) {
    if (key !== kMake) {
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.#name = name;
    this.#type = type;
    this.#start = start;
    this.#duration = duration;
  }

  static #check(value) {
    if (value === null || typeof value !== 'object' || !(#name in value)) {
      throw new codes.ERR_INVALID_THIS('PerformanceEntry');
    }
    return value;
  }

  get name() {
    return PerformanceEntry.#check(this).#name;
  }

  get entryType() {
    return PerformanceEntry.#check(this).#type;
  }

  get startTime() {
    return PerformanceEntry.#check(this).#start;
  }

  get duration() {
    return PerformanceEntry.#check(this).#duration;
  }

  toJSON() {
    const { name, entryType, startTime, duration } = this;
    return { name, entryType, startTime, duration, ...this.detail === undefined ? {} : { detail: this.detail } };
  }

  [inspect.custom](depth, options) {
    return depth < 0 ? this : `${this.constructor.name} ${inspect(this.toJSON(),
      { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
  }
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = {}) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('name');
    }
    const title = `${name}`;
    if (milestones.has(title)) {
      throw new codes.ERR_INVALID_ARG_VALUE('name', title);
    }
    if (options !== null) {
      validateObject(options, 'options');
    }
    const start = options?.startTime ?? now();
    if (typeof start !== 'number') {
      throw new codes.ERR_INVALID_ARG_TYPE('startTime', 'number', start);
    }
    if (start < 0) {
      throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(start);
    }
    super(kMake, title, 'mark', start, 0);
    const detail = options?.detail;
    this.#detail = detail === undefined || detail === null ? null
      : require('internal/structured_clone').structuredClone(detail);
  }

  get detail() {
    return this.#detail;
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(key, name, start, duration, detail) {
    super(key, name, 'measure', start, duration);
    this.#detail = detail === undefined || detail === null ? null
      : require('internal/structured_clone').structuredClone(detail);
  }

  get detail() {
    return this.#detail;
  }
}

class PerformanceResourceTiming extends PerformanceEntry {
}

/** An entry for a call of a function that timerify made; its arguments are its detail. */
class FunctionEntry extends PerformanceEntry {
  constructor(name, start, duration, given) {
    super(kMake, name, 'function', start, duration);
    this.detail = given;
    given.forEach((value, at) => {
      this[at] = value;
    });
  }
}
Object.defineProperty(FunctionEntry, 'name', { value: 'PerformanceNodeEntry' });

for (const [Class, names] of [[PerformanceEntry, ['name', 'entryType', 'startTime', 'duration', 'toJSON']],
  [PerformanceMark, ['detail']], [PerformanceMeasure, ['detail']]]) {
  names.forEach((name) => Object.defineProperty(Class.prototype, name, { enumerable: true }));
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

/** What the timeline holds: marks and measures, in the order of their start. */
class Timeline {
  #entries = [];

  add(entry) {
    this.#entries.push(entry);
    require('internal/perf/observer').tell(entry);
    return entry;
  }

  clear(type, given) {
    const name = given === undefined ? undefined : `${given}`;
    this.#entries = this.#entries.filter((entry) => entry.entryType !== type
      || name !== undefined && entry.name !== name);
  }

  all(name, type) {
    return this.#entries.filter((entry) => (name === undefined || entry.name === name)
      && (type === undefined || entry.entryType === type)).sort((a, b) => a.startTime - b.startTime);
  }

  /** {return the time that a mark's name, or a number, stands for} */
  timeOf(mark) {
    if (mark === undefined) {
      return undefined;
    }
    if (typeof mark === 'number') {
      if (mark < 0) {
        throw new codes.ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
      }
      return mark;
    }
    const name = `${mark}`;
    if (milestones.has(name)) {
      return require('internal/perf/performance').performance.nodeTiming[name];
    }
    const found = this.#entries.findLast((entry) => entry.entryType === 'mark' && entry.name === name);
    if (found === undefined) {
      const { DOMException } = require('internal/abort_controller');
      throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
    }
    return found.startTime;
  }
}

const timeline = new Timeline();

function rangeOf(startOrOptions, endMark) {
  const isOptions = startOrOptions !== null && typeof startOrOptions === 'object';
  const { start, end, duration, detail } = isOptions ? startOrOptions : { start: startOrOptions, end: endMark };
  if (isOptions && Object.keys(startOrOptions).length > 0) {
    if (endMark !== undefined) {
      throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
    }
    if (start === undefined && end === undefined) {
      throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('One of options.start or options.end is required');
    }
    if (start !== undefined && end !== undefined && duration !== undefined) {
      throw new codes.ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
        'Must not have options.start, options.end, and options.duration specified');
    }
  }
  const last = end !== undefined ? timeline.timeOf(end)
    : start !== undefined && duration !== undefined ? timeline.timeOf(start) + duration : now();
  const first = start !== undefined ? timeline.timeOf(start) : duration !== undefined ? last - duration : 0;
  return { first, last, detail };
}

function measure(name, startOrOptions, endMark) {
  validateString(name, 'name');
  const { first, last, detail } = rangeOf(startOrOptions, endMark);
  return timeline.add(new PerformanceMeasure(kMake, name, first, last - first, detail));
}

module.exports = { PerformanceEntry, PerformanceMark, PerformanceMeasure, PerformanceResourceTiming, FunctionEntry,
  timeline, measure, kMake };

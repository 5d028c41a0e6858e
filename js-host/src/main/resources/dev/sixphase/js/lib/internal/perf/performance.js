// The performance object.

const loop = internalBinding('loop');
const { codes } = require('internal/errors');
const { validateFunction, validateObject } = require('internal/validators');
const { EventTarget } = require('internal/event_target');
const { inspect } = require('internal/inspect');
const clock = require('internal/clock');
const { PerformanceMark, FunctionEntry, PerformanceEntry, timeline, measure, kMake } = require('internal/perf/entries');

const NANOS_PER_MILLI = 1e6;
const { startNanos } = internalBinding('process');

function loopStart() {
  const nanos = Number(loop.startNanos());
  return nanos === 0 ? -1 : (nanos - Number(startNanos)) / NANOS_PER_MILLI;
}

const idleTime = () => Number(loop.idleNanos()) / NANOS_PER_MILLI;

/** {return how long the loop waited and worked, since it began or between two earlier answers} */
function eventLoopUtilization(first, second) {
  const started = loopStart();
  if (started <= 0) {
    return { idle: 0, active: 0, utilization: 0 };
  }
  if (second) {
    const idle = first.idle - second.idle;
    const active = first.active - second.active;
    return { idle, active, utilization: active / (idle + active) };
  }
  const idle = idleTime();
  const active = clock.now() - started - idle;
  if (!first) {
    return { idle, active, utilization: active / (idle + active) };
  }
  const idleSince = idle - first.idle;
  const activeSince = active - first.active;
  return { idle: idleSince, active: activeSince, utilization: activeSince / (idleSince + activeSince) };
}

class PerformanceNodeTiming extends PerformanceEntry {
  constructor() {
    super(kMake, 'node', 'node', 0, 0);
    const milestone = (name, get) => Object.defineProperty(this, name, { enumerable: true, configurable: true, get });
    milestone('name', () => 'node');
    milestone('entryType', () => 'node');
    milestone('startTime', () => 0);
    milestone('duration', () => clock.now());
    milestone('nodeStart', () => 0);
    milestone('v8Start', () => 0);
    milestone('environment', () => 0);
    milestone('loopStart', loopStart);
    milestone('loopExit', () => -1);
    milestone('bootstrapComplete', () => 0);
    milestone('idleTime', idleTime);
  }

  toJSON() {
    return { ...this };
  }
}

function timerify(fn, options = {}) {
  validateFunction(fn, 'fn');
  validateObject(options, 'options');
  const { histogram } = options;
  const { recordDuration, RecordableHistogram } = require('internal/perf/histogram');
  if (histogram !== undefined && !(histogram instanceof RecordableHistogram)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  function finish(start, given) {
    const duration = clock.now() - start;
    recordDuration(histogram, duration);
    const observer = require('internal/perf/observer');
    if (observer.isWanted('function')) {
      observer.tell(new FunctionEntry(fn.name, start, duration, given));
    }
  }
  function timerified(...given) {
    const start = clock.now();
    const result = new.target ? Reflect.construct(fn, given, fn) : Reflect.apply(fn, this, given);
    if (!new.target && typeof result?.finally === 'function') {
      return result.finally(() => finish(start, given));
    }
    finish(start, given);
    return result;
  }
  Object.defineProperties(timerified, {
    length: { configurable: false, enumerable: true, value: fn.length },
    name: { configurable: false, enumerable: true, value: `timerified ${fn.name}` },
  });
  return timerified;
}

class Performance extends EventTarget {
  #nodeTiming;

  constructor(key) {
    if (key !== kMake) {
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
    super();
  }

  static #check(value) {
    if (value === null || typeof value !== 'object' || !(#nodeTiming in value)) {
      throw new codes.ERR_INVALID_THIS('Performance');
    }
  }

  now() {
    Performance.#check(this);
    return clock.now();
  }

  get timeOrigin() {
    Performance.#check(this);
    return clock.timeOrigin;
  }

  get nodeTiming() {
    return (this.#nodeTiming ??= new PerformanceNodeTiming());
  }

  mark(name, options) {
    return timeline.add(new PerformanceMark(name, options ?? undefined));
  }

  measure(name, startOrOptions, endMark) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('name');
    }
    return measure(name, startOrOptions, endMark);
  }

  clearMarks(name) {
    timeline.clear('mark', name);
  }

  clearMeasures(name) {
    timeline.clear('measure', name);
  }

  clearResourceTimings(name) {
    timeline.clear('resource', name);
  }

  getEntries() {
    return timeline.all();
  }

  getEntriesByName(name, type) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('name');
    }
    return timeline.all(`${name}`, type === undefined ? undefined : `${type}`);
  }

  getEntriesByType(type) {
    if (arguments.length === 0) {
      throw new codes.ERR_MISSING_ARGS('type');
    }
    return timeline.all(undefined, `${type}`);
  }

  toJSON() {
    return { nodeTiming: this.nodeTiming, timeOrigin: this.timeOrigin, eventLoopUtilization: eventLoopUtilization() };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) {
      return this;
    }
    const { nodeTiming, timeOrigin } = this;
    return `Performance ${inspect({ nodeTiming, timeOrigin },
      { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
  }
}
for (const name of Object.getOwnPropertyNames(Performance.prototype).filter((key) => key !== 'constructor')) {
  Object.defineProperty(Performance.prototype, name, { enumerable: true });
}
Object.defineProperties(Performance.prototype, {
  eventLoopUtilization: { value: eventLoopUtilization, configurable: true, enumerable: true, writable: true },
  timerify: { value: timerify, configurable: true, enumerable: true, writable: true },
});
Object.defineProperty(Performance.prototype, Symbol.toStringTag, { value: 'Performance', configurable: true });

module.exports = { Performance, performance: new Performance(kMake) };

// Histograms of performance: the program's own, and the one of the loop's delay.

const binding = internalBinding('histogram');
const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateObject } = require('internal/validators');
const { inspect } = require('internal/inspect');
const { kClone } = require('internal/structured_clone');

const kMake = Symbol('make');
const NANOS_PER_MILLI = 1e6;
const LONGEST_DELAY_NANOS = '3600000000000';

let handleOf;

class Histogram {
  #handle;

  constructor(key, handle) {
    if (key !== kMake) {
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
    this.#handle = handle;
  }

  static {
    handleOf = (value, name) => {
      if (value === null || typeof value !== 'object' || !(#handle in value)) {
        throw name === undefined ? new codes.ERR_INVALID_THIS('Histogram')
          : new codes.ERR_INVALID_ARG_TYPE(name, 'RecordableHistogram', value);
      }
      return value.#handle;
    };
  }

  static #summary(histogram) {
    const [count, min, max, exceeds] = [...binding.summary(handleOf(histogram))].map(BigInt);
    return { count, min, max, exceeds };
  }

  get count() {
    return Number(Histogram.#summary(this).count);
  }

  get countBigInt() {
    return Histogram.#summary(this).count;
  }

  get min() {
    return Number(Histogram.#summary(this).min);
  }

  get minBigInt() {
    return Histogram.#summary(this).min;
  }

  get max() {
    return Number(Histogram.#summary(this).max);
  }

  get maxBigInt() {
    return Histogram.#summary(this).max;
  }

  get exceeds() {
    return Number(Histogram.#summary(this).exceeds);
  }

  get exceedsBigInt() {
    return Histogram.#summary(this).exceeds;
  }

  get mean() {
    return binding.mean(handleOf(this));
  }

  get stddev() {
    return binding.deviation(handleOf(this));
  }

  percentile(percentile) {
    return Number(this.percentileBigInt(percentile));
  }

  percentileBigInt(percentile) {
    const handle = handleOf(this);
    validateNumber(percentile, 'percentile');
    if (!(percentile > 0 && percentile <= 100)) {
      throw new codes.ERR_OUT_OF_RANGE('percentile', '> 0 && <= 100', percentile);
    }
    return BigInt(binding.percentile(handle, percentile));
  }

  get percentiles() {
    return new Map([...this.percentilesBigInt].map(([percentile, value]) => [percentile, Number(value)]));
  }

  get percentilesBigInt() {
    const flat = [...binding.percentiles(handleOf(this))];
    return new Map(Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], BigInt(flat[2 * at + 1])]));
  }

  reset() {
    binding.reset(handleOf(this));
  }

  /** A copy is another view of the same values. */
  [kClone]() {
    return new Histogram(kMake, this.#handle);
  }

  toJSON() {
    const { count, min, max, mean, exceeds, stddev, percentiles } = this;
    return { count, min, max, mean, exceeds, stddev, percentiles: Object.fromEntries(percentiles) };
  }

  [inspect.custom](depth, options) {
    if (depth < 0) {
      return `[${this.constructor.name}]`;
    }
    const { min, max, mean, exceeds, stddev, count, percentiles } = this;
    return `Histogram ${inspect({ min, max, mean, exceeds, stddev, count, percentiles },
      { ...options, depth: options.depth === null ? null : options.depth - 1 })}`;
  }
}

class RecordableHistogram extends Histogram {
  [kClone]() {
    return new RecordableHistogram(kMake, handleOf(this));
  }

  record(value) {
    const handle = handleOf(this);
    if (typeof value !== 'bigint') {
      validateInteger(value, 'val', 1);
    } else if (value < 1n || value > 2n ** 63n - 1n) {
      throw new codes.ERR_OUT_OF_RANGE('val', '>= 1 && <= 9223372036854775807', value);
    }
    binding.record(handle, String(value));
  }

  recordDelta() {
    binding.recordDelta(handleOf(this));
  }

  add(other) {
    binding.add(handleOf(this), handleOf(other, 'other'));
  }
}

/** How late the loop is: how far apart it runs a timer, which keeps nothing alive. */
class IntervalHistogram extends Histogram {
  #resolution;
  #timer = null;

  constructor(key, handle, resolution) {
    super(key, handle);
    this.#resolution = resolution;
  }

  enable() {
    if (this.#timer !== null) {
      return false;
    }
    this.#timer = binding.startDelay(handleOf(this), this.#resolution);
    return true;
  }

  disable() {
    if (this.#timer === null) {
      return false;
    }
    binding.stopDelay(this.#timer);
    this.#timer = null;
    return true;
  }
}

function bound(value, name, least) {
  if (typeof value === 'bigint') {
    return value;
  }
  validateInteger(value, name, least);
  return value;
}

function createHistogram(options = {}) {
  validateObject(options, 'options');
  const { lowest = 1, highest = Number.MAX_SAFE_INTEGER, figures = 3 } = options;
  bound(lowest, 'options.lowest', 1);
  bound(highest, 'options.highest', 2 * Number(lowest));
  validateInteger(figures, 'options.figures', 1, 5);
  return new RecordableHistogram(kMake, binding.create(String(lowest), String(highest), figures));
}

function monitorEventLoopDelay(options = {}) {
  validateObject(options, 'options');
  const { resolution = 10 } = options;
  validateInteger(resolution, 'options.resolution', 1);
  return new IntervalHistogram(kMake, binding.create('1', LONGEST_DELAY_NANOS, 3), resolution);
}

/** Records a duration, if there is a histogram for it. */
function recordDuration(histogram, millis) {
  histogram?.record(Math.max(1, Math.ceil(millis * NANOS_PER_MILLI)));
}

module.exports = { createHistogram, monitorEventLoopDelay, recordDuration, RecordableHistogram };

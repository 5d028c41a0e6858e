// structuredClone: a copy of a value with everything in it, by the HTML standard's algorithm.

const { kindOf } = internalBinding('values');

/** What a class of the host names its way to be copied by. */
const kClone = Symbol('clone');
exports.kClone = kClone;

const boxes = { Number, String, Boolean, BigInt };
const errors = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function refuse(value) {
  const { DOMException } = require('internal/abort_controller');
  const text = typeof value === 'symbol' ? value.toString()
    : typeof value === 'function' ? Function.prototype.toString.call(value) : '#<' + nameOf(value) + '>';
  return new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

function nameOf(value) {
  return kindOf(value) === 'Object' ? value.constructor?.name || 'Object' : kindOf(value);
}

/** One call: what was copied already, so that shared parts and cycles stay such. */
class Copy {
  #copies = new Map();
  #moved;

  constructor(transfer) {
    this.#moved = new Set(transfer);
  }

  of(value) {
    if (typeof value === 'symbol' || typeof value === 'function') {
      throw refuse(value);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    if (!this.#copies.has(value)) {
      this.#make(value, kindOf(value));
    }
    return this.#copies.get(value);
  }

  #keep(value, copy) {
    this.#copies.set(value, copy);
    return copy;
  }

  #make(value, kind) {
    if (kind in boxes) {
      this.#keep(value, Object(boxes[kind].prototype.valueOf.call(value)));
      return;
    }
    if (typeof value[kClone] === 'function') {
      this.#keep(value, value[kClone]());
      return;
    }
    const make = makers[kind];
    if (make === undefined) {
      throw refuse(value);
    }
    make(this, value, (copy) => this.#keep(value, copy), this.#moved);
  }

  properties(from, to) {
    for (const key of Object.keys(from)) {
      to[key] = this.of(from[key]);
    }
  }
}

function copyError(copies, error, keep) {
  const name = String(error.name);
  const message = Object.hasOwn(error, 'message') ? String(error.message) : undefined;
  const Class = errors[name] ?? Error;
  const copy = keep(message === undefined ? new Class() : new Class(message));
  Object.defineProperty(copy, 'stack',
    { value: String(error.stack), configurable: true, writable: true, enumerable: false });
  if (Object.hasOwn(error, 'cause')) {
    Object.defineProperty(copy, 'cause',
      { value: copies.of(error.cause), configurable: true, writable: true, enumerable: false });
  }
}

function copyView(copies, view, keep) {
  const buffer = copies.of(view.buffer);
  const Class = kindOf(view) === 'DataView' ? DataView
    : globalThis[Reflect.get(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag, view)];
  keep(new Class(buffer, view.byteOffset, Class === DataView ? view.byteLength : view.length));
}

const makers = {
  Object: (copies, value, keep) => {
    copies.properties(value, keep({}));
  },
  Arguments: (copies, value, keep) => copies.properties(value, keep({})),
  Array: (copies, value, keep) => copies.properties(value, keep(new Array(value.length))),
  Date: (copies, value, keep) => keep(new Date(Date.prototype.getTime.call(value))),
  RegExp: (copies, value, keep) => keep(new RegExp(value.source, value.flags)),
  Error: copyError,
  Map: (copies, value, keep) => {
    const copy = keep(new Map());
    [...Map.prototype.entries.call(value)].forEach(([key, one]) => copy.set(copies.of(key), copies.of(one)));
  },
  Set: (copies, value, keep) => {
    const copy = keep(new Set());
    [...Set.prototype.values.call(value)].forEach((one) => copy.add(copies.of(one)));
  },
  ArrayBuffer: (copies, value, keep, moved) => {
    if (value.detached) {
      throw detached();
    }
    keep(moved.has(value) ? value.transfer() : value.slice(0));
  },
  SharedArrayBuffer: (copies, value, keep) => keep(value),
  TypedArray: copyView,
  DataView: copyView,
};

function detached() {
  const { DOMException } = require('internal/abort_controller');
  return new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
}

function checkTransfer(list) {
  const { DOMException } = require('internal/abort_controller');
  if (new Set(list).size !== list.length) {
    throw new DOMException('Transfer list contains duplicate ArrayBuffer', 'DataCloneError');
  }
  for (const one of list) {
    if (one === null || typeof one !== 'object' || kindOf(one) !== 'ArrayBuffer') {
      throw new DOMException('Found invalid object in transferList', 'DataCloneError');
    }
    if (one.detached) {
      throw detached();
    }
  }
}

const typeError = (code, message) => Object.assign(new TypeError(message), { code });

function transferOf(options) {
  if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
    throw typeError('ERR_INVALID_ARG_TYPE', 'The options argument must be either an object or undefined');
  }
  const transfer = options?.transfer ?? [];
  if (typeof transfer !== 'object' || typeof transfer[Symbol.iterator] !== 'function') {
    throw typeError('ERR_INVALID_ARG_TYPE', 'Optional transferList argument must be an iterable');
  }
  return [...transfer];
}

exports.structuredClone = function structuredClone(value, options) {
  if (arguments.length === 0) {
    throw typeError('ERR_MISSING_ARGS', 'The value argument must be specified');
  }
  const transfer = transferOf(options);
  checkTransfer(transfer);
  const copy = new Copy(transfer).of(value);
  // What is moved is gone here, whether the value held it or not.
  transfer.filter((buffer) => !buffer.detached).forEach((buffer) => buffer.transfer());
  return copy;
};

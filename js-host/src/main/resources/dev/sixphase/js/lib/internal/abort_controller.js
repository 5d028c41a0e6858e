// AbortController, AbortSignal, and the errors that they abort with.

const { EventTarget, trustedEvent, defineHandler } = require('internal/event_target');
const { codes, AbortError } = require('internal/errors');
const { validateInteger } = require('internal/validators');

// What each name of a DOMException is as a number, and as a constant.
const numbers = {
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
  NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10,
  InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15,
  TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21,
  QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
};

class DOMException extends Error {
  #name;

  constructor(message = '', options = 'Error') {
    super(message);
    this.#name = typeof options === 'object' ? options.name ?? 'Error' : String(options);
    if (typeof options === 'object' && 'cause' in options) {
      this.cause = options.cause;
    }
    Object.defineProperty(this, 'stack',
      { value: this.stack.replace(/^\w*Error/, this.#name), configurable: true, writable: true });
  }

  get name() {
    return this.#name;
  }

  get code() {
    return numbers[this.#name] ?? 0;
  }
}
Object.defineProperty(DOMException.prototype, Symbol.toStringTag, { value: 'DOMException', configurable: true });

const kMake = Symbol('make');
const kAbort = Symbol('abort');
const custom = Symbol.for('nodejs.util.inspect.custom');

function show(value, name, parts, depth, options) {
  const { inspect } = require('internal/inspect');
  return depth < 0 ? value : `${name} ${inspect(parts, { ...options,
    depth: options.depth === null ? null : options.depth - 1 })}`;
}

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  // Signals that any() made of this one; what aborts this one aborts them in the same step.
  #dependents = new Set();
  #sources = [];

  constructor(key) {
    if (key !== kMake) {
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
    super();
  }

  static #check(value) {
    if (value === null || typeof value !== 'object' || !(#aborted in value)) {
      throw new codes.ERR_INVALID_THIS('AbortSignal');
    }
  }

  get aborted() {
    AbortSignal.#check(this);
    return this.#aborted;
  }

  get reason() {
    AbortSignal.#check(this);
    return this.#reason;
  }

  throwIfAborted() {
    AbortSignal.#check(this);
    if (this.#aborted) {
      throw this.#reason;
    }
  }

  [custom](depth, options) {
    return show(this, 'AbortSignal', { aborted: this.aborted }, depth, options);
  }

  [kAbort](reason) {
    if (this.#aborted) {
      return;
    }
    this.#aborted = true;
    this.#reason = reason;
    const waiting = [...this.#dependents].map((held) => held.deref()).filter((one) => one && !one.#aborted);
    for (const dependent of waiting) {
      dependent.#aborted = true;
      dependent.#reason = reason;
    }
    for (const signal of [this, ...waiting]) {
      signal.dispatchEvent(trustedEvent('abort'));
    }
  }

  static abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    const signal = new AbortSignal(kMake);
    signal[kAbort](reason);
    return signal;
  }

  static timeout(delay) {
    validateInteger(delay, 'delay', 0, 2 ** 32 - 1);
    const signal = new AbortSignal(kMake);
    setTimeout(() => signal[kAbort](
      new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay).unref();
    return signal;
  }

  static any(signals) {
    if (signals === null || typeof signals?.[Symbol.iterator] !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('signals', 'Iterable', signals);
    }
    const result = new AbortSignal(kMake);
    const all = [...signals];
    all.forEach((signal, at) => {
      if (!(signal instanceof AbortSignal)) {
        throw new codes.ERR_INVALID_ARG_TYPE(`signals[${at}]`, 'AbortSignal', signal);
      }
    });
    const aborted = all.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      result[kAbort](aborted.reason);
      return result;
    }
    const held = new WeakRef(result);
    for (const signal of all.flatMap((one) => (one.#sources.length > 0 ? one.#sources : [one]))) {
      signal.#dependents.add(held);
      result.#sources.push(signal);
    }
    return result;
  }
}
defineHandler(AbortSignal.prototype, 'abort');
const visible = { enumerable: true };
['aborted', 'reason', 'throwIfAborted'].forEach((name) => Object.defineProperty(AbortSignal.prototype, name, visible));
Object.defineProperty(AbortSignal.prototype, Symbol.toStringTag, { value: 'AbortSignal', configurable: true });

class AbortController {
  #signal;

  get signal() {
    return (this.#signal ??= new AbortSignal(kMake));
  }

  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    this.signal[kAbort](reason);
  }

  [custom](depth, options) {
    return show(this, 'AbortController', { signal: this.signal }, depth, options);
  }
}
['signal', 'abort'].forEach((name) => Object.defineProperty(AbortController.prototype, name, visible));
Object.defineProperty(AbortController.prototype, Symbol.toStringTag, { value: 'AbortController', configurable: true });

Object.assign(exports, { AbortController, AbortSignal, AbortError, DOMException });

// AbortController, AbortSignal, and the errors that they abort with.

const { EventTarget, Event, defineHandler } = require('internal/event_target');
const { codes } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');

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

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

const kMake = Symbol('make');
const kAbort = Symbol('abort');

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;

  constructor(key) {
    if (key !== kMake) {
      throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    }
    super();
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) {
      throw this.#reason;
    }
  }

  [kAbort](reason = new DOMException('This operation was aborted', 'AbortError')) {
    if (!this.#aborted) {
      this.#aborted = true;
      this.#reason = reason;
      this.dispatchEvent(new Event('abort'));
    }
  }

  static abort(reason) {
    const signal = new AbortSignal(kMake);
    signal[kAbort](reason);
    return signal;
  }

  static timeout(delay) {
    const signal = new AbortSignal(kMake);
    setTimeout(() => signal[kAbort](
      new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay).unref();
    return signal;
  }

  static any(signals) {
    const result = new AbortSignal(kMake);
    for (const signal of signals) {
      validateAbortSignal(signal, 'signals');
      if (signal.aborted) {
        result[kAbort](signal.reason);
        break;
      }
      signal.addEventListener('abort', () => result[kAbort](signal.reason), { once: true });
    }
    return result;
  }
}
defineHandler(AbortSignal.prototype, 'abort');
Object.defineProperty(AbortSignal.prototype, Symbol.toStringTag, { value: 'AbortSignal', configurable: true });

class AbortController {
  #signal = new AbortSignal(kMake);

  get signal() {
    return this.#signal;
  }

  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    this.#signal[kAbort](reason);
  }
}
Object.defineProperty(AbortController.prototype, Symbol.toStringTag, { value: 'AbortController', configurable: true });

Object.assign(exports, { AbortController, AbortSignal, AbortError, DOMException });

// TextEncoder and TextDecoder.

const text = internalBinding('text');
const { codes, defineCodes } = require('internal/errors');
const { inspect } = require('internal/inspect');
const { Buffer } = require('buffer');
const { validateObject } = require('internal/validators');

defineCodes({
  ERR_ENCODING_NOT_SUPPORTED: [RangeError, (label) => `The "${label}" encoding is not supported`],
  ERR_ENCODING_INVALID_ENCODED_DATA: [TypeError, (encoding) => `The encoded data was not valid for encoding ${encoding}`],
});

function checkThis(value, name) {
  throw new codes.ERR_INVALID_THIS(name, value);
}

class TextEncoder {
  #brand = true;

  static #check(value) {
    if (!(typeof value === 'object' && value !== null && #brand in value)) {
      checkThis(value, 'TextEncoder');
    }
  }

  get encoding() {
    TextEncoder.#check(this);
    return 'utf-8';
  }

  encode(input = '') {
    TextEncoder.#check(this);
    const bytes = Buffer.from(`${input}`.toWellFormed(), 'utf8');
    return new Uint8Array(bytes);
  }

  encodeInto(source, target) {
    TextEncoder.#check(this);
    if (typeof source !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('src', 'string', source);
    }
    if (!(target instanceof Uint8Array)) {
      throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', target);
    }
    let read = 0;
    let written = 0;
    for (const character of source) {
      const bytes = Buffer.from(character.toWellFormed(), 'utf8');
      if (written + bytes.length > target.length) {
        break;
      }
      target.set(bytes, written);
      written += bytes.length;
      read += character.length;
    }
    return { read, written };
  }

  [inspect.custom](depth, options) {
    TextEncoder.#check(this);
    if (typeof depth === 'number' && depth < 0) {
      return this;
    }
    const shown = Object.create({ constructor: TextEncoder });
    shown.encoding = this.encoding;
    return inspect(shown, options);
  }
}

function bytesOf(input) {
  if (ArrayBuffer.isView(input)) {
    return [input.buffer, input.byteOffset, input.byteLength];
  }
  const kind = internalBinding('values').kindOf(input);
  if (kind !== 'ArrayBuffer' && kind !== 'SharedArrayBuffer') {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'ArrayBufferView'], input);
  }
  return [input, 0, input.byteLength];
}

class TextDecoder {
  #decoder;
  #encoding;
  #fatal;
  #ignoreBOM;
  #started = false;

  constructor(encoding = 'utf-8', options = {}) {
    const label = `${encoding}`;
    validateObject(options ?? {}, 'options');
    this.#encoding = text.nameOf(label.trim().toLowerCase());
    if (this.#encoding === null) {
      throw new codes.ERR_ENCODING_NOT_SUPPORTED(label);
    }
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  static #check(value) {
    if (!(typeof value === 'object' && value !== null && #fatal in value)) {
      checkThis(value, 'TextDecoder');
    }
  }

  get encoding() {
    TextDecoder.#check(this);
    return this.#encoding;
  }

  get fatal() {
    TextDecoder.#check(this);
    return this.#fatal;
  }

  get ignoreBOM() {
    TextDecoder.#check(this);
    return this.#ignoreBOM;
  }

  decode(input = new Uint8Array(), options = {}) {
    TextDecoder.#check(this);
    const bytes = bytesOf(input);
    validateObject(options ?? {}, 'options');
    this.#decoder ??= text.newDecoder(this.#encoding, this.#fatal);
    const isLast = !options?.stream;
    let decoded = text.decode(this.#decoder, ...bytes, isLast);
    if (decoded === null) {
      this.#end();
      throw new codes.ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding);
    }
    if (!this.#started && decoded.length > 0) {
      this.#started = true;
      decoded = !this.#ignoreBOM && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    }
    if (isLast) {
      this.#end();
    }
    return decoded;
  }

  #end() {
    this.#decoder = undefined;
    this.#started = false;
  }

  [inspect.custom](depth, options) {
    TextDecoder.#check(this);
    if (typeof depth === 'number' && depth < 0) {
      return this;
    }
    const shown = Object.create(TextDecoder.prototype);
    for (const name of ['encoding', 'fatal', 'ignoreBOM']) {
      Object.defineProperty(shown, name, { value: this[name], enumerable: true });
    }
    return inspect(shown, { ...options, customInspect: false });
  }
}

for (const [Class, name, keys] of [[TextEncoder, 'TextEncoder', ['encode', 'encodeInto', 'encoding']],
  [TextDecoder, 'TextDecoder', ['decode', 'encoding', 'fatal', 'ignoreBOM']]]) {
  keys.forEach((key) => Object.defineProperty(Class.prototype, key, { enumerable: true }));
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, configurable: true });
}

Object.assign(exports, { TextEncoder, TextDecoder });

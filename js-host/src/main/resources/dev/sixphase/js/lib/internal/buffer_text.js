// What of Buffer is too slow in JavaScript, or fails otherwise than Node's: text in and out, filling, sizes, from().

const text = internalBinding('text');
const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

// Encodings whose texts Java makes; the others are left to the package.
const charsets = new Map([['utf8', 'utf8'], ['utf-8', 'utf8'], ['latin1', 'latin1'], ['binary', 'latin1'],
  ['ascii', 'ascii'], ['ucs2', 'utf16le'], ['ucs-2', 'utf16le'], ['utf16le', 'utf16le'], ['utf-16le', 'utf16le']]);
const charsetOf = (encoding) => charsets.get(encoding === undefined ? 'utf8' : `${encoding}`.toLowerCase());

// Shorter ones are not worth the way to Java.
const WORTHWHILE = 16;

// Node's limit, and the engine's.
const MOST_BYTES = 2 ** 32;
const MOST_BYTES_OF_ENGINE = 2 ** 31 - 1;
exports.MOST_BYTES = MOST_BYTES;

function checkSizes(Buffer) {
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow']) {
    const allocate = Buffer[name];
    Buffer[name] = { [name](size, ...rest) {
      validateNumber(size, 'size', 0, MOST_BYTES);
      if (size > MOST_BYTES_OF_ENGINE) {
        throw new RangeError('Array buffer allocation failed');
      }
      return allocate(size, ...rest);
    } }[name];
  }
}

exports.improve = function improve(Buffer) {
  checkSizes(Buffer);
  const { from, byteLength } = Buffer;
  const { toString, write, fill } = Buffer.prototype;

  function encoded(string, charset) {
    const bytes = new Uint8Array(new ArrayBuffer(text.encode(string, charset)));
    const buffer = Buffer.allocUnsafe(bytes.length);
    buffer.set(bytes);
    return buffer;
  }

  const improved = {
    from(value, encodingOrOffset, length) {
      if (typeof value === 'string') {
        const charset = charsetOf(typeof encodingOrOffset === 'string' && encodingOrOffset !== ''
          ? encodingOrOffset : undefined);
        return charset === undefined || value.length < WORTHWHILE ? from(value, encodingOrOffset, length)
          : encoded(value, charset);
      }
      if (typeof value !== 'object' || value === null) {
        throw unusable(value);
      }
      try {
        return from(value, encodingOrOffset, length);
      } catch (error) {
        throw error instanceof TypeError && error.code === undefined ? unusable(value) : error;
      }
    },

    byteLength(value, encoding) {
      if (typeof value === 'string') {
        return value.length >= WORTHWHILE && charsetOf(encoding) === 'utf8' ? text.length(value)
          : byteLength(value, encoding);
      }
      if (!ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer)) {
        throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], value);
      }
      return value.byteLength;
    },
  };
  Object.assign(Buffer, improved);

  Object.assign(Buffer.prototype, {
    toString(encoding, start, end) {
      const charset = charsetOf(encoding);
      const first = Math.min(Math.max(start | 0, 0), this.length);
      const last = end === undefined ? this.length : Math.min(end | 0, this.length);
      if (charset === undefined || last - first < WORTHWHILE) {
        return Reflect.apply(toString, this, arguments);
      }
      return text.decodeAll(this.buffer, this.byteOffset + first, last - first, charset);
    },

    write(string, ...place) {
      const at = typeof place[0] === 'number' ? place[0] : 0;
      const encoding = place.find((one) => typeof one === 'string');
      if (typeof string === 'string' && string.length >= WORTHWHILE && charsetOf(encoding) === 'utf8'
          && typeof place[1] !== 'number' && at >= 0 && at <= this.length) {
        const bytes = encoded(string, 'utf8');
        if (bytes.length <= this.length - at) {
          this.set(bytes, at);
          return bytes.length;
        }
      }
      return Reflect.apply(write, this, [string, ...place]);
    },

    fill(value, ...place) {
      const isOneByte = typeof value === 'string' && value.length === 1 && value < '\x80';
      if (isOneByte && place.every((one) => one === undefined)) {
        return fillWith(this, value.charCodeAt(0));
      }
      return Reflect.apply(fill, this, [value, ...place]);
    },
  });
  Buffer.prototype.toLocaleString = Buffer.prototype.toString;
};

/** Fills by copies of what is filled already: the engine copies at once, and fills byte by byte. */
function fillWith(bytes, value) {
  if (bytes.length > 0) {
    bytes[0] = value;
  }
  for (let filled = 1; filled < bytes.length; filled *= 2) {
    bytes.set(bytes.subarray(0, Math.min(filled, bytes.length - filled)), filled);
  }
  return bytes;
}

const unusable = (value) => new codes.ERR_INVALID_ARG_TYPE('first argument',
  ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);

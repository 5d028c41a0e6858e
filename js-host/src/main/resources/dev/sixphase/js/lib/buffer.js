// Node's Buffer: the npm package of that name.

const base = require('internal/packages').load('buffer');
const { MOST_BYTES, improve } = require('internal/buffer_text');
improve(base.Buffer);

exports.Buffer = base.Buffer;
exports.SlowBuffer = base.SlowBuffer;
exports.kMaxLength = MOST_BYTES;
exports.INSPECT_MAX_BYTES = 50;
exports.constants = { MAX_LENGTH: MOST_BYTES, MAX_STRING_LENGTH: 0x1fffffe8 };
exports.isUtf8 = (bytes) => !base.Buffer.from(bytes).toString().includes('\ufffd');
exports.isAscii = (bytes) => base.Buffer.from(bytes).every((byte) => byte < 0x80);

function base64(convert) {
  return (input) => {
    if (input === undefined) {
      const { codes } = require('internal/errors');
      throw new codes.ERR_MISSING_ARGS('input');
    }
    return convert(`${input}`);
  };
}

function refuse() {
  const { DOMException } = require('internal/abort_controller');
  return new DOMException('Invalid character', 'InvalidCharacterError');
}

exports.btoa = base64(function btoa(text) {
  if (/[^\0-\xff]/.test(text)) {
    throw refuse();
  }
  return base.Buffer.from(text, 'latin1').toString('base64');
});

exports.atob = base64(function atob(input) {
  const text = input.replace(/[\t\n\f\r ]/g, '');
  const digits = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text;
  if (digits.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(digits)) {
    const { DOMException } = require('internal/abort_controller');
    throw digits.length % 4 === 1 && !/[^A-Za-z0-9+/]/.test(digits)
      ? new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError') : refuse();
  }
  return base.Buffer.from(digits, 'base64').toString('latin1');
});

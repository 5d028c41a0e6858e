// Node's Buffer: the npm package of that name.

const base = require('internal/packages').load('buffer');

exports.Buffer = base.Buffer;
exports.SlowBuffer = base.SlowBuffer;
exports.kMaxLength = base.kMaxLength;
exports.INSPECT_MAX_BYTES = 50;
exports.constants = { MAX_LENGTH: base.kMaxLength, MAX_STRING_LENGTH: 0x1fffffe8 };
exports.isUtf8 = (bytes) => !base.Buffer.from(bytes).toString().includes('\ufffd');
exports.isAscii = (bytes) => base.Buffer.from(bytes).every((byte) => byte < 0x80);

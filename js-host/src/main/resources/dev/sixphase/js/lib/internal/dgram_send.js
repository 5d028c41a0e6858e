// The forms in which send takes its arguments, and what they come to.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { exceptionOfHost } = require('internal/system_errors');
const { kStateSymbol, checkPort } = require('internal/dgram');
const { validateNumber, validateString } = require('internal/validators');

const KINDS = ['Buffer', 'TypedArray', 'DataView', 'string'];

const asBuffer = (view) => Buffer.from(view.buffer, view.byteOffset, view.byteLength);

function toBuffer(value, name, whole = value) {
  if (typeof value === 'string') {
    return Buffer.from(value);
  }
  if (!ArrayBuffer.isView(value)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, KINDS, whole);
  }
  return asBuffer(value);
}

function slice(value, offset, length) {
  const buffer = toBuffer(value, 'buffer');
  const from = offset >>> 0;
  const count = length >>> 0;
  if (from > buffer.byteLength) {
    throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  }
  if (from + count > buffer.byteLength) {
    throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  }
  return buffer.subarray(from, from + count);
}

function gather(value) {
  if (!Array.isArray(value)) {
    return toBuffer(value, 'buffer');
  }
  const parts = value.map((part) => toBuffer(part, 'buffer list arguments', value));
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

// send(message[, offset, length], port[, address][, callback])
function unconnectedForm([message, offset, length, port, address, callback]) {
  return address || port && typeof port !== 'function'
    ? { message: slice(message, offset, length), port, address, callback }
    : { message, port: offset, address: length, callback: port };
}

// send(message[, offset, length][, callback]); a port or an address is one too many.
function connectedForm([message, offset, length, port, address, callback]) {
  const isSliced = typeof length === 'number';
  const form = isSliced
    ? { message: slice(message, offset, length), callback: typeof port === 'function' ? port : callback }
    : { message, callback: offset };
  if (port && !(isSliced && typeof port === 'function') || address) {
    throw new codes.ERR_SOCKET_DGRAM_IS_CONNECTED();
  }
  return form;
}

/** {return what to send, where to, and whom to tell; the port is undefined if the socket has a peer} */
exports.normalizeSend = function normalizeSend(given, isConnected) {
  const form = isConnected ? connectedForm(given) : unconnectedForm(given);
  const bytes = gather(form.message);
  const port = isConnected ? undefined : checkPort(form.port);
  let { address, callback } = form;
  if (typeof callback !== 'function') {
    callback = undefined;
  }
  if (typeof address === 'function') {
    callback = address;
    address = undefined;
  } else if (address !== null && address !== undefined) {
    validateString(address, 'address');
  }
  return { bytes, port, address, callback };
};

/** Sends once the address is known. A success is told in a tick, as the system takes most datagrams at once. */
exports.sendTo = function sendTo(socket, error, ip, { bytes, port, address, callback }) {
  const { handle } = socket[kStateSymbol];
  if (error) {
    process.nextTick(() => (callback ? callback(error) : socket.emit('error', error)));
    return;
  }
  if (!handle) {
    return;
  }
  const failed = (errno) => exceptionOfHost(errno, 'send', address, port);
  const request = callback === undefined ? {} : {
    oncomplete: (errno, sent) => (errno < 0 ? callback(failed(errno)) : callback(null, sent)),
  };
  const result = handle.send(request, bytes, port, ip);
  if (callback === undefined || result === 0) {
    return;
  }
  if (result > 0) {
    process.nextTick(callback, null, result - 1);
  } else {
    process.nextTick(callback, failed(result));
  }
};

/** The form of old, in which nothing may be left out. */
exports.checkSendto = function checkSendto(offset, length, port, address) {
  validateNumber(offset, 'offset');
  validateNumber(length, 'length');
  validateNumber(port, 'port');
  validateString(address, 'address');
};

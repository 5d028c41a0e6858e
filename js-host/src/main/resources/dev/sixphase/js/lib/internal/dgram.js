// What the parts of the dgram module share: the state of a socket, its handle, its errors.

const { codes, defineCodes, received } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { UDP } = require('internal/udp_handle');

defineCodes({
  ERR_SOCKET_ALREADY_BOUND: [Error, () => 'Socket is already bound'],
  ERR_SOCKET_BAD_BUFFER_SIZE: [TypeError, () => 'Buffer size must be a positive integer'],
  ERR_SOCKET_BAD_PORT: [RangeError, (name, port, least) =>
    `${name} should be ${least === 0 ? '>=' : '>'} 0 and < 65536.${received(port)}.`],
  ERR_SOCKET_BAD_TYPE: [TypeError, () => 'Bad socket type specified. Valid types are: udp4, udp6'],
  ERR_SOCKET_DGRAM_IS_CONNECTED: [Error, () => 'Already connected'],
  ERR_SOCKET_DGRAM_NOT_CONNECTED: [Error, () => 'Not connected'],
  ERR_SOCKET_DGRAM_NOT_RUNNING: [Error, () => 'Not running'],
  ERR_BUFFER_OUT_OF_BOUNDS: [RangeError, (name) => (name === undefined
    ? 'Attempt to access memory outside buffer bounds' : `"${name}" is outside of buffer bounds`)],
});

/** Where a socket keeps what is its own. */
exports.kStateSymbol = Symbol('state symbol');

// The family of each type, and where to it sends if nobody says.
const defaults = { udp4: [4, '127.0.0.1'], udp6: [6, '::1'] };

/** {return a handle for a type of socket, which looks names up by the function, or by that of dns} */
exports.newHandle = function newHandle(type, lookup) {
  if (typeof type !== 'string' || !Object.hasOwn(defaults, type)) {
    throw new codes.ERR_SOCKET_BAD_TYPE();
  }
  if (lookup !== undefined) {
    validateFunction(lookup, 'lookup');
  }
  const [family, localhost] = defaults[type];
  const find = lookup ?? require('dns').lookup;
  const handle = new UDP(family);
  handle.lookup = (address, callback) => find(address || localhost, family, callback);
  return handle;
};

/** {return the port as a number} */
exports.checkPort = function checkPort(port) {
  const isBlank = typeof port === 'string' && port.trim() === '';
  const number = typeof port === 'number' || typeof port === 'string' && !isBlank ? Number(port) : NaN;
  if (!Number.isInteger(number) || number < 0 || number > 0xffff || port === 0) {
    throw new codes.ERR_SOCKET_BAD_PORT('Port', port, 1);
  }
  return number;
};

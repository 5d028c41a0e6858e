// What the parts of the dgram module share: the state of a socket, its handle, its errors.

const { codes, defineCodes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { checkPort } = require('internal/net_arguments');
const { UDP } = require('internal/udp_handle');

defineCodes({
  ERR_SOCKET_ALREADY_BOUND: [Error, () => 'Socket is already bound'],
  ERR_SOCKET_BAD_BUFFER_SIZE: [TypeError, () => 'Buffer size must be a positive integer'],
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

/** {return the port of a peer as a number} */
exports.checkPort = (port) => checkPort(port, 'Port', 1);

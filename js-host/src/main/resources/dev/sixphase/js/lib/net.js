// Streams over TCP and Unix-domain sockets, and their servers.

const { isIP, isIPv4, isIPv6 } = require('internal/addresses');
const { Socket } = require('internal/socket');
const { Server } = require('internal/server');
const { deprecate } = require('util');
const { validateBoolean, validateInteger } = require('internal/validators');
const { normalizeArguments } = require('internal/net_arguments');

function connect(...given) {
  const [options] = normalizeArguments(given);
  const socket = new Socket(options);
  if (options.timeout) {
    socket.setTimeout(options.timeout);
  }
  return socket.connect(...given);
}

const automatic = { selectsFamily: true, attemptMillis: 250 };

function setDefaultAutoSelectFamily(value) {
  validateBoolean(value, 'value');
  automatic.selectsFamily = value;
}

function setDefaultAutoSelectFamilyAttemptTimeout(value) {
  validateInteger(value, 'value', 1, 2 ** 31 - 1);
  automatic.attemptMillis = Math.max(value, 10);
}

const setSimultaneousAccepts = deprecate(() => {}, 'net._setSimultaneousAccepts() is deprecated and will be removed.',
  'DEP0121');

Object.assign(exports, {
  setDefaultAutoSelectFamily,
  getDefaultAutoSelectFamily: () => automatic.selectsFamily,
  setDefaultAutoSelectFamilyAttemptTimeout,
  getDefaultAutoSelectFamilyAttemptTimeout: () => automatic.attemptMillis,
  _setSimultaneousAccepts: setSimultaneousAccepts,
  _normalizeArgs: normalizeArguments,
  isIP, isIPv4, isIPv6, Socket, Stream: Socket, Server, connect, createConnection: connect,
  createServer: (options, listener) => new Server(options, listener),
});

// Streams over TCP and Unix-domain sockets, and their servers.

const { isIP, isIPv4, isIPv6 } = require('internal/addresses');
const { Socket } = require('internal/socket');
const { Server } = require('internal/server');
const { normalizeArguments } = require('internal/net_arguments');

function connect(...given) {
  const [options] = normalizeArguments(given);
  const socket = new Socket(options);
  if (options.timeout) {
    socket.setTimeout(options.timeout);
  }
  return socket.connect(...given);
}

Object.assign(exports, {
  isIP, isIPv4, isIPv6, Socket, Stream: Socket, Server, connect, createConnection: connect,
  createServer: (options, listener) => new Server(options, listener),
});

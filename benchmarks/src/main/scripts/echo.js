// On Node: what its documentation shows, with TCP_NODELAY.
'use strict';

const net = require('net');

const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(`listening on ${server.address().port}`);
});
process.stdin.resume().on('end', () => process.exit(0));

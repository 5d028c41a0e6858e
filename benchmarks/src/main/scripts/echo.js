// On Node: what its documentation shows, with TCP_NODELAY. A line of the input asks how much memory is in use.
'use strict';

const net = require('net');

const server = net.createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => {});
  socket.pipe(socket);
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
  console.log(`listening on ${server.address().port}`);
});
process.stdin.on('data', () => {
  global.gc();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`live ${heapUsed + external}`);
});
process.stdin.on('end', () => process.exit(0));

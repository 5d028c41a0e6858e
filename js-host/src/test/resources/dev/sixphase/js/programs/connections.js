const net = require('net');
const L = console.log;
let port;
const server = net.createServer((socket) => {
  socket.setEncoding('utf8');
  socket.on('data', (text) => {
    L('server', text);
    socket.end(text.toUpperCase());
  });
  socket.on('close', (failed) => server.close(() => {
    L('server closed', failed);
    net.connect(port, '127.0.0.1')
      .on('error', (e) => L(e.message.replace(port, 'PORT'), e.code, e.errno, e.syscall, e.address, e.port === port))
      .on('close', (bad) => L('closed', bad));
  }));
});
server.listen(0, '127.0.0.1', () => {
  ({ port } = server.address());
  const client = net.connect(port, '127.0.0.1', () => {
    L('connected', client.readyState);
    client.write('hello');
  });
  client.on('data', (data) => L('client', data.toString()));
  client.on('end', () => L('end'));
  client.on('close', (failed) => L('close', failed, client.bytesRead, client.bytesWritten));
});

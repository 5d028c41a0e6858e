// Both ends of a connection: what comes when, and what keeps nobody waiting.
const net = require('net');

const server = net.createServer((socket) => {
  console.log('connection');
  for (const event of ['end', 'finish', 'close']) {
    socket.on(event, () => console.log('server', event));
  }
  socket.end('bytes');
});
server.on('close', () => console.log('closed', server.listening, server.address()));
server.listen(0, () => {
  const client = net.connect(server.address().port);
  console.log(client.connecting, client.pending, client.readyState, client.bytesWritten);
  client.write('before', () => console.log('sent'));
  console.log(client.bytesWritten);
  client.on('connect', () => console.log('connect', client.readyState, client.remotePort === server.address().port));
  client.on('data', (data) => console.log('data', String(data)));
  client.on('close', (hadError) => {
    console.log('client close', hadError, client.bytesRead, client.bytesWritten, client.destroyed);
    try {
      client.setTimeout('soon');
    } catch (error) {
      console.log(error.code);
    }
    client.write('late', (error) => console.log('late', error.code));
    client.on('error', (error) => console.log('error', error.code));
    server.close();
    server.close((error) => console.log(error.code));
  });
});
for (const options of [{ port: '' }, { port: 65536 }, { port: {} }, { port: 1, localAddress: 'nowhere' }, {}]) {
  try {
    net.connect(options);
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0]);
  }
}

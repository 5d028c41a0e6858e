// The order of sends, callbacks, ticks and messages; what a connected socket does; the end of a socket.
const dgram = require('dgram');
const said = [];
const say = (...words) => said.push(words.join(' '));
process.on('exit', () => console.log(said.join('\n')));

const server = dgram.createSocket('udp4');
const client = dgram.createSocket({ type: 'udp4', reuseAddr: true });
let port;

server.on('listening', () => {
  port = server.address().port;
  say('listening', server.address().address, server.address().family, port > 0);
  say(process.getActiveResourcesInfo().join());
  client.send('one', port, '127.0.0.1', (error, bytes) => {
    say('sent', error, bytes);
    process.nextTick(() => say('tick after sent'));
    Promise.resolve().then(() => say('microtask after sent'));
  });
  say('queued until bound', client.getSendQueueCount());
  process.nextTick(() => say('tick after listening'));
  setImmediate(() => say('immediate'));
});

client.on('listening', () => say('client listening'));
client.on('connect', () => say('connected', client.remoteAddress().address, client.remoteAddress().port === port));
client.on('close', () => say('client closed'));

server.on('message', (message, sender) => {
  say('message', message, sender.address, sender.family, sender.size, sender.port === client.address().port);
  process.nextTick(() => say('tick after message'));
  Promise.resolve().then(() => say('microtask after message'));
  if (String(message) === 'one') {
    connectClient();
  } else if (String(message) === 'abcd') {
    client.disconnect();
    client.send(Buffer.from('-last-'), 1, 4, port);
  } else if (String(message) === 'last') {
    endOf();
  }
});

function connectClient() {
  client.connect(port, '127.0.0.1', () => {
    say('in the callback of connect');
    client.send(['a', Buffer.from('bc'), new Uint8Array([100])], (error, bytes) => say('sent parts', error, bytes));
    process.nextTick(() => say('tick of connect'));
  });
  try {
    client.connect(port);
  } catch (error) {
    say(error.code, error.message);
  }
}

function endOf() {
  client.send(Buffer.alloc(70000), port, '127.0.0.1', (error) => {
    say(error.code, error.syscall, error.address, error.port === port);
    client.close(() => {
      say('close callback');
      for (const call of [() => client.send('x', port), () => client.address(), () => client.close()]) {
        try {
          call();
        } catch (failure) {
          say(failure.name, failure.code, failure.message);
        }
      }
    });
    say('after close', client.unref() === client);
    setImmediate(() => server.close());
    server.on('close', () => {
      say('server closed');
      setImmediate(() => say(`left: ${process.getActiveResourcesInfo()}`));
    });
  });
}

server.bind(0, '127.0.0.1', () => say('callback of bind'));
say('binding');

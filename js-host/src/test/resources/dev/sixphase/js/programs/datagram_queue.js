// Flags: --test-udp-no-try-send
// Datagrams that go through the queue: what is counted, what keeps the loop busy, and when the callbacks run.
const dgram = require('dgram');
const say = (...words) => console.log(words.join(' '));

const socket = dgram.createSocket('udp4');
let received = 0;

socket.on('message', (message) => {
  say('message', message);
  process.nextTick(() => say('tick after message', message));
  Promise.resolve().then(() => say('microtask after message', message));
  received += 1;
  if (received === 1) {
    setImmediate(() => say('immediate of a message'));
  } else if (received === 3) {
    socket.send('never told', socket.address().port, '127.0.0.1', (error) => say('dropped', error?.code));
    process.nextTick(() => {
      say('closing', socket.getSendQueueCount());
      socket.close(() => say('closed'));
    });
  }
});

socket.bind(0, '127.0.0.1', () => {
  const { port } = socket.address();
  for (const text of ['one', 'three', '']) {
    socket.send(text, port, '127.0.0.1', (error, bytes) => {
      say('sent', text, error, bytes, socket.getSendQueueSize(), socket.getSendQueueCount());
      process.nextTick(() => say('tick after sent', text));
      Promise.resolve().then(() => say('microtask after sent', text));
    });
  }
  process.nextTick(() => {
    say('queued', socket.getSendQueueSize(), socket.getSendQueueCount());
    say(process.getActiveResourcesInfo().sort());
    process.nextTick(() => say('tick'));
  });
  setImmediate(() => say('immediate'));
});

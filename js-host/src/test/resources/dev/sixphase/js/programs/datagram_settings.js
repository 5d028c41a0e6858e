// What may be set about a socket, before and after it is bound, and what is refused.
const dgram = require('dgram');

function attempt(name, call) {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}

const calls = (socket) => [
  ['setBroadcast', true], ['setTTL', 256], ['setTTL', 'far'], ['setMulticastTTL', 0],
  ['setMulticastTTL', 256], ['setMulticastLoopback', 16], ['setMulticastInterface', '127.0.0.1'],
  ['setMulticastInterface', '192.0.2.77'], ['setMulticastInterface', 'nowhere'], ['setMulticastInterface', 7],
  ['addMembership'], ['addMembership', '256.1.1.1'], ['addMembership', '10.0.0.1'],
  ['addMembership', '239.1.1.1', '127.0.0.1'], ['addMembership', '239.1.1.1', '127.0.0.1'],
  ['dropMembership', '239.1.1.1', '127.0.0.1'], ['dropMembership', '239.1.1.1', '127.0.0.1'],
  ['addMembership', '239.1.1.1', '192.0.2.77'],
  ['addSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'],
  ['dropSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'],
  ['addSourceSpecificMembership', 0, '232.1.1.1'], ['addSourceSpecificMembership', '127.0.0.1', '0'],
  ['setRecvBufferSize', 10000], ['getRecvBufferSize'], ['setSendBufferSize', 20000], ['getSendBufferSize'],
  ['setSendBufferSize', -1], ['setSendBufferSize', 2147483648], ['getSendQueueSize'], ['getSendQueueCount'],
].forEach(([name, ...values]) => attempt(`${name}(${values})`, () => socket[name](...values)));

for (const type of ['udp5', null, { type: 'udp4', recvBufferSize: 'big' }, { type: 'udp4', lookup: 1 },
  { type: 'udp4', signal: 1 }]) {
  attempt('createSocket', () => dgram.createSocket(type));
}

const unbound = dgram.createSocket('udp4');
for (const name of ['setBroadcast', 'setTTL', 'setMulticastLoopback', 'getRecvBufferSize', 'address', 'disconnect',
  'remoteAddress']) {
  attempt(`unbound ${name}`, () => unbound[name](1));
}
for (const values of [[], ['x'], ['x', 0], ['x', 65536], ['x', 'port'], [5, 1], [[5], 1], ['abc', 2, 2, 9],
  ['abc', 4, 0, 9], ['x', 1, 5]]) {
  attempt(`send(${JSON.stringify(values)})`, () => unbound.send(...values));
}
attempt('sendto', () => unbound.sendto('x', 'from', 1, 9, 'localhost'));
attempt('connect', () => unbound.connect('80 '.trim() + '000'));
unbound.close();

const bound = dgram.createSocket({ type: 'udp4', recvBufferSize: 30000, sendBufferSize: 40000 });
bound.bind({ port: 0, address: '127.0.0.1', exclusive: true }, function listening() {
  console.log(this === bound, bound.getRecvBufferSize(), bound.getSendBufferSize());
  attempt('bind', () => bound.bind());
  calls(bound);
  const rival = dgram.createSocket('udp4');
  rival.bind(bound.address().port, '127.0.0.1', () => console.log('never'));
  rival.once('error', (error) => {
    console.log(error.code, error.syscall, error.address, error.port === bound.address().port);
    rival.bind(0, () => {
      console.log('the second bind', rival.listenerCount('error'), rival.listenerCount('listening'));
      rival.close();
      bound.close();
    });
  });
});

const controller = new AbortController();
const aborted = dgram.createSocket({ type: 'udp4', signal: controller.signal });
aborted.on('close', () => console.log('closed by its signal'));
controller.abort();

const disposed = dgram.createSocket('udp4');
disposed[Symbol.asyncDispose]().then(() => console.log('disposed')).then(() => disposed[Symbol.asyncDispose]())
  .then(() => console.log('disposed again'));

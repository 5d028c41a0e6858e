// What the channels of the JDK cannot do, and the kernel can: hops, and keeping out of IPv4.
const dgram = require('dgram');

const six = dgram.createSocket({ type: 'udp6', ipv6Only: true });
six.bind(() => {
  console.log(six.address().address, six.address().family);
  const four = dgram.createSocket('udp4');
  four.bind(six.address().port, () => {
    console.log('one port, two families', four.address().port === six.address().port);
    four.close();
    six.close();
  });
});

const far = dgram.createSocket('udp4');
far.bind(() => {
  console.log(far.setTTL(1), far.setTTL(255), far.address().address);
  far.setMulticastInterface('127.0.0.1');
  console.log(far.setMulticastInterface('0.0.0.0'));
  far.close();
});

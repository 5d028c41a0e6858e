// Look-ups that need no resolver, and those that are refused.
const dns = require('dns');
dns.lookup('127.0.0.1', (error, address, family) => console.log('four', error, address, family));
dns.lookup('::1', { all: true }, (error, found) => console.log('six', error, found));
dns.promises.lookup('::1').then((found) => console.log('promise', found));
for (const attempt of [() => dns.lookup(1, () => {}), () => dns.lookup('a', { hints: 1 }, () => {}),
  () => dns.lookup('a', { family: 5 }, () => {}), () => dns.lookup('a', { all: 1 }, () => {}), () => dns.lookup('a'),
  () => dns.lookupService('name', 1, () => {}), () => dns.lookupService('::1', 65536, () => {}),
  () => dns.setDefaultResultOrder('random')]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(dns.ADDRCONFIG, dns.NODATA, dns.getDefaultResultOrder());

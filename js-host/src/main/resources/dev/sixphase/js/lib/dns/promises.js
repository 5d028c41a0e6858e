// The promise forms of name look-up.

const dns = require('dns');
const { codes } = require('internal/errors');

/** Starts the callback form; what is wrong with its arguments is thrown at once, as Node does. */
function promised(start, read) {
  let settle;
  const promise = new Promise((resolve, reject) => {
    settle = (error, ...values) => (error ? reject(error) : resolve(read(...values)));
  });
  start(settle);
  return promise;
}

exports.lookup = (hostname, options) => promised((done) => dns.lookup(hostname, options, done),
  (address, family) => (Array.isArray(address) ? address : { address, family }));

exports.reverse = (address) => promised((done) => dns.reverse(address, done), (names) => names);

exports.lookupService = function lookupService(address, port) {
  if (arguments.length !== 2) {
    throw new codes.ERR_MISSING_ARGS('address', 'port');
  }
  return promised((done) => dns.lookupService(address, port, done), (hostname, service) => ({ hostname, service }));
};

for (const name of Object.keys(dns)) {
  if (name !== 'promises' && !(name in exports) && !['ADDRCONFIG', 'ALL', 'V4MAPPED'].includes(name)) {
    exports[name] = dns[name];
  }
}

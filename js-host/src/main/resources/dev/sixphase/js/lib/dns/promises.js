// The promise forms of name look-up.

const dns = require('dns');

exports.lookup = (hostname, options = {}) => new Promise((resolve, reject) => {
  dns.lookup(hostname, options, (error, address, family) => {
    if (error) {
      reject(error);
    } else {
      resolve(options.all ? address : { address, family });
    }
  });
});

exports.reverse = (address) => new Promise((resolve, reject) => {
  dns.reverse(address, (error, names) => (error ? reject(error) : resolve(names)));
});

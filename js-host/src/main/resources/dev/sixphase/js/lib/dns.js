// Name look-up by way of the worker pool.

const binding = internalBinding('dns');
const { nameError } = require('internal/system_errors');
const { validateFunction } = require('internal/validators');
const { isIP } = require('internal/addresses');

function lookup(hostname, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = {};
  }
  const { family: wanted = 0, all = false } = typeof options === 'number' ? { family: options } : options ?? {};
  validateFunction(callback, 'callback');
  const family = wanted === 'IPv4' ? 4 : wanted === 'IPv6' ? 6 : wanted;
  const known = isIP(hostname);
  if (known !== 0 || !hostname) {
    const found = { address: hostname || null, family: known || (family === 6 ? 6 : 4) };
    process.nextTick(() => (all ? callback(null, hostname ? [found] : []) : callback(null, found.address, found.family)));
    return {};
  }
  binding.lookup(String(hostname), (failure, texts) => {
    const found = failure === null ? [...texts].map((address) => ({ address, family: isIP(address) }))
      .filter((one) => family === 0 || one.family === family) : [];
    if (found.length === 0) {
      callback(nameError(failure ?? { code: 'ENOTFOUND' }, 'getaddrinfo', hostname));
    } else if (all) {
      callback(null, found);
    } else {
      callback(null, found[0].address, found[0].family);
    }
  });
  return {};
}

function reverse(address, callback) {
  validateFunction(callback, 'callback');
  binding.reverse(address, (failure, name) => {
    if (failure === null) {
      callback(null, [name]);
    } else {
      callback(nameError(failure, 'getHostByAddr', address));
    }
  });
}

exports.lookup = lookup;
exports.reverse = reverse;
exports.NOTFOUND = 'ENOTFOUND';
exports.setDefaultResultOrder = () => {};

Object.defineProperty(exports, 'promises', { enumerable: true, get: () => require('dns/promises') });

// Name look-up by way of the worker pool: what the system's resolver knows. There are no queries to name servers.

const binding = internalBinding('dns');
const { codes } = require('internal/errors');
const { nameError } = require('internal/system_errors');
const { validateFunction, validateBoolean, validateNumber, validateOneOf, validateString } =
  require('internal/validators');
const { isIP } = require('internal/addresses');
const { checkPort } = require('internal/net_arguments');
const resources = require('internal/active_resources');

const hintNames = { ADDRCONFIG: 0x20, ALL: 0x10, V4MAPPED: 0x08 };
const allHints = Object.values(hintNames).reduce((sum, hint) => sum | hint);
const families = [0, 4, 6];
const namedFamilies = { IPv4: 4, IPv6: 6 };
const orders = ['verbatim', 'ipv4first', 'ipv6first'];
let defaultOrder = 'verbatim';

function checkHints(hints) {
  if ((hints & ~allHints) !== 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('hints', hints);
  }
}

/** {return what an object of options asks for} */
function checkedOptions(options) {
  const asked = { family: 0, all: false, verbatim: defaultOrder === 'verbatim', order: defaultOrder };
  if (options?.hints !== undefined && options.hints !== null) {
    validateNumber(options.hints, 'options.hints');
    checkHints(options.hints >>> 0);
  }
  if (options?.family !== undefined && options.family !== null) {
    asked.family = namedFamilies[options.family] ?? options.family;
    validateOneOf(asked.family, 'options.family', families);
  }
  for (const name of ['all', 'verbatim']) {
    if (options?.[name] !== undefined && options[name] !== null) {
      validateBoolean(options[name], `options.${name}`);
      asked[name] = options[name];
    }
  }
  return asked;
}

/** {return what is asked for, in whichever form, and who is told} */
exports.lookupArguments = function lookupArguments(options, callback) {
  if (typeof options === 'function') {
    return [checkedOptions(undefined), options];
  }
  if (typeof options === 'number') {
    validateFunction(callback, 'callback');
    validateOneOf(options, 'family', families);
    return [{ ...checkedOptions(undefined), family: options }, callback];
  }
  if (options !== undefined && typeof options !== 'object') {
    validateFunction(callback ?? options, 'callback');
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['integer', 'object'], options);
  }
  validateFunction(callback, 'callback');
  return [checkedOptions(options), callback];
};

function warnOfName(hostname) {
  process.emitWarning(`The provided hostname "${hostname}" is not a valid hostname, and is supported in the dns module `
    + 'solely for compatibility.', 'DeprecationWarning', 'DEP0118');
}

function ordered(found, { family, verbatim, order }) {
  const fitting = found.filter((one) => family === 0 || one.family === family);
  const direction = order === 'ipv6first' ? -1 : 1;
  return verbatim ? fitting : fitting.sort((one, other) => direction * (one.family - other.family));
}

function lookup(hostname, options, callback) {
  if (hostname) {
    validateString(hostname, 'hostname');
  }
  const [asked, done] = exports.lookupArguments(options, callback);
  const tell = (found) => (asked.all ? done(null, found) : done(null, found[0].address, found[0].family));
  if (!hostname) {
    warnOfName(hostname);
    process.nextTick(() => (asked.all ? done(null, []) : done(null, null, asked.family === 6 ? 6 : 4)));
    return {};
  }
  if (isIP(hostname) !== 0) {
    process.nextTick(tell, [{ address: hostname, family: isIP(hostname) }]);
    return {};
  }
  const request = {};
  resources.add(request, 'GetAddrInfoReqWrap');
  binding.lookup(hostname, (failure, texts) => {
    resources.remove(request);
    const found = failure === null
      ? ordered([...texts].map((address) => ({ address, family: isIP(address) })), asked) : [];
    if (found.length === 0 && hostname === 'localhost' && asked.family === 6) {
      // RFC 6761: it is the loopback of each family, whether or not the table of hosts has both.
      found.push({ address: '::1', family: 6 });
    }
    if (found.length === 0) {
      done(nameError(failure ?? { code: 'ENOTFOUND' }, 'getaddrinfo', hostname));
    } else {
      tell(found);
    }
  });
  return request;
}

function reverse(address, callback) {
  validateString(address, 'name');
  validateFunction(callback, 'callback');
  binding.reverse(address, (failure, name) => {
    if (failure === null) {
      callback(null, [name]);
    } else {
      callback(nameError(failure, 'getHostByAddr', address));
    }
  });
}

const services = new Map([[7, 'echo'], [21, 'ftp'], [22, 'ssh'], [23, 'telnet'], [25, 'smtp'], [53, 'domain'],
  [80, 'http'], [110, 'pop3'], [123, 'ntp'], [143, 'imap2'], [389, 'ldap'], [443, 'https']]);

function lookupService(address, port, callback) {
  if (arguments.length !== 3) {
    throw new codes.ERR_MISSING_ARGS('address', 'port', 'callback');
  }
  if (isIP(address) === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('address', address);
  }
  const number = checkPort(port);
  validateFunction(callback, 'callback');
  binding.reverse(address, (failure, name) => {
    if (failure === null) {
      callback(null, name, services.get(number) ?? String(number));
    } else {
      callback(nameError(failure, 'getnameinfo', address));
    }
  });
}

Object.assign(exports, hintNames, { lookup, reverse, lookupService });
exports.getDefaultResultOrder = () => defaultOrder;
exports.setDefaultResultOrder = function setDefaultResultOrder(order) {
  validateOneOf(order, 'dnsOrder', orders);
  defaultOrder = order;
};

for (const [name, code] of [['NODATA'], ['FORMERR'], ['SERVFAIL'], ['NOTFOUND'], ['NOTIMP'], ['REFUSED'], ['BADQUERY'],
  ['BADNAME'], ['BADFAMILY'], ['BADRESP'], ['CONNREFUSED'], ['TIMEOUT'], ['EOF', 'EOF'], ['FILE'], ['NOMEM'],
  ['DESTRUCTION'], ['BADSTR'], ['BADFLAGS'], ['NONAME'], ['BADHINTS'], ['NOTINITIALIZED'], ['LOADIPHLPAPI'],
  ['ADDRGETNETWORKPARAMS'], ['CANCELLED']]) {
  exports[name] = code ?? `E${name}`;
}

Object.defineProperty(exports, 'promises', { enumerable: true, get: () => require('dns/promises') });

// How a socket connects: where to, by which name, from where, and what becomes of it.

const { codes, defineCodes } = require('internal/errors');
const { socketError } = require('internal/system_errors');
const { validateBoolean, validateFunction, validateInteger, validateNumber } = require('internal/validators');
const { isIP } = require('internal/addresses');
const { checkPort } = require('internal/net_arguments');

defineCodes({
  ERR_INVALID_IP_ADDRESS: [TypeError, (address) => `Invalid IP address: ${address}`],
  ERR_INVALID_ADDRESS_FAMILY: [RangeError, (family, host, port) =>
    `Invalid address family: ${family} ${host}:${port}`],
});

function finish(socket, failure, handle, error) {
  // A socket that was destroyed meanwhile, or connects anew, has nothing to do with it.
  if (socket.destroyed || socket._handle !== handle) {
    return;
  }
  socket.connecting = false;
  if (failure !== null) {
    socket.destroy(error(failure));
    return;
  }
  socket._unrefTimer();
  socket._applySettings();
  socket.emit('connect');
  socket.emit('ready');
  // The first read, or the end at once.
  if (socket._handle && !socket.isPaused()) {
    socket.read(0);
  }
}

function connectTo(socket, address, port, local) {
  const handle = socket._handle;
  socket._host = address;
  socket._peername = { address, port, family: `IPv${isIP(address)}` };
  handle.connectTcp(address, port, local, (failure) => finish(socket, failure, handle, (why) => {
    const error = socketError(why, why.syscall || 'connect', address, port);
    if (local !== undefined) {
      error.localAddress = local.address;
      error.localPort = local.port;
      error.message += ` - Local (${local.address}:${local.port})`;
    }
    return error;
  }));
}

function checkedLocal({ localAddress, localPort }) {
  if (localAddress && isIP(localAddress) === 0) {
    throw new codes.ERR_INVALID_IP_ADDRESS(localAddress);
  }
  if (localPort) {
    validateNumber(localPort, 'options.localPort');
  }
  return localAddress || localPort ? { address: localAddress, port: localPort ?? 0 } : undefined;
}

function checkedTarget(options) {
  const { port, autoSelectFamily, autoSelectFamilyAttemptTimeout } = options;
  if (port !== undefined) {
    if (typeof port !== 'number' && typeof port !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('options.port', ['number', 'string'], port);
    }
    checkPort(port);
  }
  if (autoSelectFamily !== undefined && autoSelectFamily !== null) {
    validateBoolean(autoSelectFamily, 'options.autoSelectFamily');
  }
  if (autoSelectFamilyAttemptTimeout !== undefined) {
    validateInteger(autoSelectFamilyAttemptTimeout, 'options.autoSelectFamilyAttemptTimeout', 1, 2 ** 31 - 1);
  }
  return Number(port) | 0;
}

function whenFound(socket, options, port, local, [error, address, family]) {
  const { host } = options;
  socket.emit('lookup', error, address, family, host);
  if (!socket.connecting) {
    return;
  }
  if (error) {
    process.nextTick(() => socket.destroy(error));
  } else if (isIP(address) === 0) {
    const wrong = new codes.ERR_INVALID_IP_ADDRESS(address);
    process.nextTick(() => socket.destroy(wrong));
  } else if (family !== 4 && family !== 6) {
    const wrong = new codes.ERR_INVALID_ADDRESS_FAMILY(family, host, port);
    wrong.host = host;
    wrong.port = port;
    process.nextTick(() => socket.destroy(wrong));
  } else {
    socket._unrefTimer();
    connectTo(socket, address, port, local);
  }
}

/** Starts to connect; all that is wrong with the options is thrown. */
exports.connect = function connect(socket, options) {
  if (options.path) {
    const handle = socket._handle;
    handle.connectPath(options.path, (failure) => finish(socket, failure, handle,
      (why) => socketError(why, why.syscall || 'connect', options.path)));
    return;
  }
  if (options.port === undefined && options.path === undefined) {
    throw new codes.ERR_MISSING_ARGS(['options', 'port', 'path']);
  }
  const host = options.host || 'localhost';
  const local = checkedLocal(options);
  const port = checkedTarget(options);
  if (isIP(host) !== 0) {
    process.nextTick(() => {
      if (socket.connecting) {
        connectTo(socket, host, port, local);
      }
    });
    return;
  }
  if (options.lookup !== undefined && options.lookup !== null) {
    validateFunction(options.lookup, 'options.lookup');
  }
  const lookup = options.lookup ?? require('dns').lookup;
  socket._host = host;
  const { family, hints = 0 } = options;
  lookup(host, { family: socket._localFamily ?? family, hints }, (...found) =>
    whenFound(socket, { ...options, host }, port, local, normalized(found)));
};

/** A look-up that was asked for all addresses, or gives them unasked, is taken at its first. */
function normalized([error, address, family]) {
  if (Array.isArray(address)) {
    const [first] = address;
    return [error, first?.address, first?.family];
  }
  return [error, address, family];
}

// The forms in which connect and listen take their arguments.

const { codes } = require('internal/errors');

exports.normalizeArguments = function normalizeArguments(given) {
  const callback = typeof given.at(-1) === 'function' ? given.at(-1) : null;
  const [first, second] = given;
  if (first !== null && typeof first === 'object') {
    return [{ ...first }, callback];
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) {
    return [{ path: first }, callback];
  }
  const options = { port: typeof first === 'function' ? undefined : first };
  if (typeof second === 'string') {
    options.host = second;
  }
  const backlog = given.slice(1).find((one) => typeof one === 'number');
  if (backlog !== undefined) {
    options.backlog = backlog;
  }
  return [options, callback];
};

exports.checkPort = function checkPort(port, name = 'Port') {
  const number = typeof port === 'string' && port.trim() !== '' ? Number(port) : port;
  if (typeof number !== 'number') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['number', 'string'], port);
  }
  if (!Number.isInteger(number) || number < 0 || number > 65535) {
    const error = new RangeError(`${name} should be >= 0 and < 65536. Received type ${typeof port} (${port}).`);
    error.code = 'ERR_SOCKET_BAD_PORT';
    throw error;
  }
  return number;
};

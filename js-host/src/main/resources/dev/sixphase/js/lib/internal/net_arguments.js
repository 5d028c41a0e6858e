// The forms in which connect and listen take their arguments.

const { codes, defineCodes, received } = require('internal/errors');

defineCodes({
  ERR_SOCKET_BAD_PORT: [RangeError, (name, port, least) =>
    `${name} should be ${least === 0 ? '>=' : '>'} 0 and < 65536.${received(port)}.`],
});

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

/** {return the port as a number; any other value is refused} */
exports.checkPort = function checkPort(port, name = 'Port', least = 0) {
  const isNumeric = typeof port === 'number' || typeof port === 'string' && port.trim() !== '';
  const number = Number(isNumeric ? port : NaN);
  if (!Number.isInteger(number) || number < 0 || number > 65535 || port === 0 && least > 0) {
    throw new codes.ERR_SOCKET_BAD_PORT(name, port, least);
  }
  return number;
};

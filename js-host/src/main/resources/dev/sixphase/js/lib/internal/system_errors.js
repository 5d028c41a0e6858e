// Errors of system calls, with the properties and the messages of Node's.

const byNumber = require('internal/error_numbers');

const numbers = { ENOTFOUND: 3008 };
const words = {};
for (const [number, [name, said]] of byNumber) {
  numbers[name] = -number;
  words[name] = said;
}

exports.numbers = numbers;

/** {return the name of a negative number} */
exports.nameOf = (number) => byNumber.get(number)?.[0] ?? `Unknown system error ${number}`;

/** {return for each negative number its name and what it says} */
exports.map = () => new Map(byNumber);

/** What Node's binding of libuv tells: UV_ENOENT and so on, and the name of a number. */
exports.uv = Object.fromEntries(Object.entries(numbers).map(([code, number]) => [`UV_${code}`, -number]));
exports.uv.errname = exports.nameOf;

function errorOf(code, message, details) {
  const error = new Error(message);
  error.errno = numbers[code] === undefined ? code : -numbers[code];
  error.code = code;
  return Object.assign(error, details);
}

/** {return the error of a file operation: ENOENT: no such file or directory, open 'x'} */
exports.fileError = function fileError(failure, syscall, path, dest) {
  const code = failure.code ?? exports.nameOf(failure.number);
  const from = path === undefined ? '' : ` '${path}'`;
  const to = dest === undefined ? '' : ` -> '${dest}'`;
  const message = `${code}: ${words[code] ?? 'unknown error'}, ${syscall}${from}${to}`;
  const details = { syscall };
  if (path !== undefined) {
    details.path = path;
  }
  if (dest !== undefined) {
    details.dest = dest;
  }
  return errorOf(code, message, details);
};

/** {return the error of fs.watch} */
exports.watchError = function watchError(failure, path) {
  const error = exports.fileError(failure, 'watch', path);
  if (error.code === 'ENOSPC') {
    error.message = error.message.replace(words.ENOSPC, 'System limit for number of file watchers reached');
  }
  error.filename = path;
  return error;
};

/** {return the error of a socket: connect ECONNREFUSED 127.0.0.1:80} */
exports.socketError = function socketError(failure, syscall, address, port) {
  const where = address === undefined ? '' : ` ${address}${port > 0 ? `:${port}` : ''}`;
  const details = { syscall };
  if (address !== undefined) {
    details.address = address;
    if (port !== undefined) {
      details.port = port;
    }
  }
  const text = syscall === 'listen' || syscall === 'bind'
    ? `${syscall} ${failure.code}: ${words[failure.code] ?? failure.description.toLowerCase()}${where}`
    : `${syscall} ${failure.code}${where}`;
  return errorOf(failure.code, text, details);
};

/** {return the error of a name look-up: getaddrinfo ENOTFOUND host} */
exports.nameError = (failure, syscall, hostname) =>
  errorOf(failure.code, `${syscall} ${failure.code} ${hostname}`, { syscall, hostname });

/** {return the number that a handle gives for a failure: negative, or 0 for none} */
exports.errnoOf = (failure) => (failure === null || failure === undefined ? 0
  : -(numbers[failure.code] ?? numbers.UNKNOWN));

const codeOf = (errno) => Object.keys(numbers).find((code) => numbers[code] === -errno) ?? 'UNKNOWN';

/** {return the error of a call without an address: setTTL EBADF} */
exports.exceptionOfCall = function exceptionOfCall(errno, syscall) {
  const code = codeOf(errno);
  return Object.assign(new Error(`${syscall} ${code}`), { errno, code, syscall });
};

/** {return the error of a call about an address, known or not: send EMSGSIZE 127.0.0.1:80} */
exports.exceptionOfHost = function exceptionOfHost(errno, syscall, address, port) {
  const code = codeOf(errno);
  const where = port > 0 ? ` ${address}:${port}` : address ? ` ${address}` : '';
  const error = Object.assign(new Error(`${syscall} ${code}${where}`), { errno, code, syscall, address });
  if (port) {
    error.port = port;
  }
  return error;
};

/** What Node makes of a refusal of libuv: all that is known is in info. */
class SystemError extends Error {
  constructor(code, prefix, info) {
    super(`${prefix}: ${info.syscall} returned ${info.code} (${info.message})`);
    const stack = this.stack.replace(/^\w+/, `SystemError [${code}]`);
    this.code = code;
    this.info = info;
    const hidden = { name: 'SystemError', stack };
    for (const [name, value] of Object.entries(hidden)) {
      Object.defineProperty(this, name, { value, configurable: true, writable: true, enumerable: false });
    }
    for (const name of ['errno', 'syscall']) {
      const set = (value) => {
        info[name] = value;
      };
      Object.defineProperty(this, name, { get: () => info[name], set, configurable: true, enumerable: true });
    }
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    return require('internal/inspect').inspect(this, { ...options, getters: true, customInspect: false });
  }
}
exports.SystemError = SystemError;

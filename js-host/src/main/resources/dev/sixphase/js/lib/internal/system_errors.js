// Errors of system calls, with the properties and the messages of Node's.

const numbers = {
  E2BIG: 7, EACCES: 13, EADDRINUSE: 98, EADDRNOTAVAIL: 99, EAGAIN: 11, EBADF: 9, EBUSY: 16, ECANCELED: 125,
  ECONNABORTED: 103, ECONNREFUSED: 111, ECONNRESET: 104, EDESTADDRREQ: 89, EEXIST: 17, EFBIG: 27, EHOSTUNREACH: 113,
  EINVAL: 22, EIO: 5, EISCONN: 106, EISDIR: 21, ELOOP: 40, EMFILE: 24, EMSGSIZE: 90, ENAMETOOLONG: 36,
  ENETUNREACH: 101, ENFILE: 23, ENOENT: 2, ENOMEM: 12, ENOSPC: 28, ENOTCONN: 107, ENOTDIR: 20, ENOTEMPTY: 39,
  EPERM: 1, EPIPE: 32, EROFS: 30, ETIMEDOUT: 110, EXDEV: 18, ENOTFOUND: 3008, EAFNOSUPPORT: 97, EALREADY: 114,
  EHOSTDOWN: 112, ENETDOWN: 100, ENOBUFS: 105, ENODEV: 19, ENOPROTOOPT: 92, ENOSYS: 38, ENOTSOCK: 88, ENOTSUP: 95,
  UNKNOWN: 4094,
};

// libuv's words where they differ from those of the C library.
const words = {
  EADDRINUSE: 'address already in use', EEXIST: 'file already exists', EISDIR: 'illegal operation on a directory',
  EPERM: 'operation not permitted', EACCES: 'permission denied', EBADF: 'bad file descriptor', ELOOP:
  'too many symbolic links encountered', EMFILE: 'too many open files', ENOTEMPTY: 'directory not empty', ENOTDIR:
  'not a directory', EXDEV: 'cross-device link not permitted',
};

exports.numbers = numbers;

function errorOf(code, message, details) {
  const error = new Error(message);
  error.errno = numbers[code] === undefined ? code : -numbers[code];
  error.code = code;
  return Object.assign(error, details);
}

/** {return the error of a file operation: ENOENT: no such file or directory, open 'x'} */
exports.fileError = function fileError(failure, syscall, path, dest) {
  const from = path === undefined ? '' : ` '${path}'`;
  const to = dest === undefined ? '' : ` -> '${dest}'`;
  const message = `${failure.code}: ${words[failure.code] ?? failure.description.toLowerCase()}, ${syscall}${from}${to}`;
  const details = { syscall };
  if (path !== undefined) {
    details.path = path;
  }
  if (dest !== undefined) {
    details.dest = dest;
  }
  return errorOf(failure.code, message, details);
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

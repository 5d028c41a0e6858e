// Errors that fs makes up itself in the form of errors of system calls: rm of a directory, cp onto its source.

const { numbers } = require('internal/system_errors');

const meanings = {
  ERR_FS_CP_DIR_TO_NON_DIR: ['EISDIR', 'Cannot overwrite non-directory with directory'],
  ERR_FS_CP_EEXIST: ['EEXIST', 'Target already exists'],
  ERR_FS_CP_EINVAL: ['EINVAL', 'Invalid src or dest'],
  ERR_FS_CP_FIFO_PIPE: ['EINVAL', 'Cannot copy a FIFO pipe'],
  ERR_FS_CP_NON_DIR_TO_DIR: ['ENOTDIR', 'Cannot overwrite directory with non-directory'],
  ERR_FS_CP_SOCKET: ['EINVAL', 'Cannot copy a socket file'],
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: ['EINVAL', 'Cannot overwrite symlink in subdirectory of self'],
  ERR_FS_CP_UNKNOWN: ['EINVAL', 'Cannot copy an unknown file type'],
  ERR_FS_EISDIR: ['EISDIR', 'Path is a directory'],
};

class SystemError extends Error {
  constructor(key, text, context) {
    super(`${text}: ${context.syscall} returned ${context.code} (${context.message}) ${context.path}`);
    this.code = key;
    Object.defineProperty(this, 'name',
      { value: 'SystemError', enumerable: false, writable: true, configurable: true });
    Object.defineProperty(this, 'info', { value: context, enumerable: true, writable: false, configurable: true });
    for (const name of ['errno', 'syscall', 'path']) {
      Object.defineProperty(this, name, {
        configurable: true,
        enumerable: true,
        get: () => context[name],
        set: (value) => {
          context[name] = value;
        },
      });
    }
    Object.defineProperty(this, 'stack', { configurable: true, writable: true, enumerable: false,
      value: this.stack.replace(/^\w*Error/, `SystemError [${key}]`) });
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

/** {return the error with this key, about this path} */
exports.systemError = function systemError(key, syscall, message, path) {
  const [code, text] = meanings[key];
  return new SystemError(key, text, { message, path, syscall, errno: numbers[code], code });
};

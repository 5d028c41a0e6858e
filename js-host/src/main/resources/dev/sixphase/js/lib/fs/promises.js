// The promise forms of the file operations, and file handles.

const fs = require('fs');
const { calls } = require('internal/file_calls');
const { Buffer } = require('buffer');

const promise = (start) => new Promise((resolve, reject) => {
  start((error, value) => (error ? reject(error) : resolve(value)));
});

for (const name of [...Object.keys(calls), 'writeFile', 'appendFile']) {
  exports[name] = async (...given) => promise((done) => fs[name](...given, done));
}

class FileHandle {
  constructor(fd) {
    this.fd = fd;
  }

  read(buffer = Buffer.alloc(16384), ...given) {
    return promise((done) => fs.read(this.fd, buffer, ...given, done))
      .then((bytesRead) => ({ bytesRead, buffer }));
  }

  write(data, ...given) {
    return promise((done) => fs.write(this.fd, data, ...given, done))
      .then((bytesWritten) => ({ bytesWritten, buffer: data }));
  }

  writeFile(data, options) {
    return promise((done) => fs.writeFile(this.fd, data, options, done));
  }

  async readFile(options) {
    const { size } = await this.stat();
    const { bytesRead, buffer } = await this.read(Buffer.alloc(size), 0, size, 0);
    const encoding = typeof options === 'string' ? options : options?.encoding;
    return encoding ? buffer.toString(encoding, 0, bytesRead) : buffer.subarray(0, bytesRead);
  }

  stat(options) {
    return promise((done) => fs.fstat(this.fd, options, done));
  }

  truncate(length) {
    return promise((done) => fs.ftruncate(this.fd, length, done));
  }

  sync() {
    return promise((done) => fs.fsync(this.fd, done));
  }

  close() {
    const { fd } = this;
    this.fd = -1;
    return fd === -1 ? Promise.resolve() : promise((done) => fs.close(fd, done));
  }
}

exports.open = async (...given) => new FileHandle(await promise((done) => fs.open(...given, done)));
exports.constants = fs.constants;

// Files as streams.

const { Readable, Writable } = require('stream');
const { Buffer } = require('buffer');
const fs = require('fs');

class ReadStream extends Readable {
  constructor(path, options = {}) {
    const given = typeof options === 'string' ? { encoding: options } : options ?? {};
    super({ highWaterMark: 64 * 1024, ...given });
    this.path = path;
    this.flags = given.flags ?? 'r';
    this.fd = given.fd ?? null;
    this.position = given.start;
    this.end = given.end ?? Infinity;
    this.bytesRead = 0;
  }

  _construct(callback) {
    if (this.fd !== null) {
      callback();
      return;
    }
    fs.open(this.path, this.flags, (error, fd) => {
      if (error) {
        callback(error);
        return;
      }
      this.fd = fd;
      callback();
      this.emit('open', fd);
      this.emit('ready');
    });
  }

  _read(size) {
    const from = this.position ?? this.bytesRead;
    const wanted = Math.min(size, this.end - from + 1);
    if (wanted <= 0) {
      this.push(null);
      return;
    }
    const buffer = Buffer.allocUnsafe(wanted);
    fs.read(this.fd, buffer, 0, wanted, this.position ?? null, (error, count) => {
      if (error) {
        this.destroy(error);
        return;
      }
      this.bytesRead += count;
      if (this.position !== undefined) {
        this.position += count;
      }
      this.push(count === 0 ? null : buffer.subarray(0, count));
    });
  }

  _destroy(error, callback) {
    closeFile(this, error, callback);
  }
}

class WriteStream extends Writable {
  constructor(path, options = {}) {
    const given = typeof options === 'string' ? { defaultEncoding: options } : options ?? {};
    super({ ...given, decodeStrings: true });
    this.path = path;
    this.flags = given.flags ?? 'w';
    this.mode = given.mode;
    this.fd = given.fd ?? null;
    this.position = given.start;
    this.bytesWritten = 0;
  }

  _construct(callback) {
    if (this.fd !== null) {
      callback();
      return;
    }
    fs.open(this.path, this.flags, this.mode, (error, fd) => {
      if (error) {
        callback(error);
        return;
      }
      this.fd = fd;
      callback();
      this.emit('open', fd);
      this.emit('ready');
    });
  }

  _write(chunk, encoding, callback) {
    fs.write(this.fd, chunk, 0, chunk.length, this.position ?? null, (error, count) => {
      if (error) {
        callback(error);
        return;
      }
      this.bytesWritten += count;
      if (this.position !== undefined) {
        this.position += count;
      }
      if (count < chunk.length) {
        this._write(chunk.subarray(count), encoding, callback);
      } else {
        callback();
      }
    });
  }

  _destroy(error, callback) {
    closeFile(this, error, callback);
  }
}

function closeFile(stream, error, callback) {
  if (stream.fd === null) {
    callback(error);
    return;
  }
  fs.close(stream.fd, (ofClose) => callback(error ?? ofClose));
  stream.fd = null;
}

exports.ReadStream = ReadStream;
exports.WriteStream = WriteStream;
exports.createReadStream = (path, options) => new ReadStream(path, options);
exports.createWriteStream = (path, options) => new WriteStream(path, options);

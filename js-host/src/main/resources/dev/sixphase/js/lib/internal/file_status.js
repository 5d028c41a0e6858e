// What stat and readdir tell of a file.

const KIND_MASK = 0o170000;
const kinds = {
  isFile: 0o100000, isDirectory: 0o040000, isSymbolicLink: 0o120000, isFIFO: 0o010000, isSocket: 0o140000,
  isBlockDevice: 0o060000, isCharacterDevice: 0o020000,
};
const BLOCK = 512;

class Stats {
  constructor(fields, options) {
    const [dev, mode, nlink, uid, gid, rdev, ino, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs] = fields;
    Object.assign(this, { dev, mode, nlink, uid, gid, rdev, blksize: 4096, ino, size, blocks: Math.ceil(size / BLOCK),
      atimeMs, mtimeMs, ctimeMs, birthtimeMs });
    if (options?.bigint) {
      for (const name of Object.keys(this)) {
        this[name] = BigInt(Math.trunc(this[name]));
      }
    }
    this.atime = new Date(atimeMs);
    this.mtime = new Date(mtimeMs);
    this.ctime = new Date(ctimeMs);
    this.birthtime = new Date(birthtimeMs);
  }
}

for (const [name, kind] of Object.entries(kinds)) {
  Stats.prototype[name] = { [name]() {
    return (Number(this.mode) & KIND_MASK) === kind;
  } }[name];
}

class Dirent {
  #kind;

  constructor(name, path, kind) {
    this.name = name;
    this.path = path;
    this.#kind = kind;
  }

  isFile() {
    return this.#kind === 'file';
  }

  isDirectory() {
    return this.#kind === 'directory';
  }

  isSymbolicLink() {
    return this.#kind === 'link';
  }
}

exports.Stats = Stats;
exports.Dirent = Dirent;

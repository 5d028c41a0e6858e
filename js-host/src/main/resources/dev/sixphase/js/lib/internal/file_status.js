// What the system tells of files, directory entries and file systems.

const { join } = require('path');
const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const constants = require('internal/file_constants');

const MILLIS_PER_SECOND = 1000;
const NANOS_PER_MILLI = 1e6;

const kinds = {
  isDirectory: ['S_IFDIR', 'UV_DIRENT_DIR'],
  isFile: ['S_IFREG', 'UV_DIRENT_FILE'],
  isBlockDevice: ['S_IFBLK', 'UV_DIRENT_BLOCK'],
  isCharacterDevice: ['S_IFCHR', 'UV_DIRENT_CHAR'],
  isSymbolicLink: ['S_IFLNK', 'UV_DIRENT_LINK'],
  isFIFO: ['S_IFIFO', 'UV_DIRENT_FIFO'],
  isSocket: ['S_IFSOCK', 'UV_DIRENT_SOCKET'],
};

function StatsBase(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks) {
  Object.assign(this, { dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks });
}

for (const [name, [kind]] of Object.entries(kinds)) {
  StatsBase.prototype[name] = { [name]() {
    return this._checkModeProperty(constants[kind]);
  } }[name];
}

const dateOf = (millis) => new Date(Math.round(Number(millis)));

function setDates(stats) {
  for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
    stats[name] = dateOf(stats[`${name}Ms`]);
  }
}

function Stats(...fields) {
  Reflect.apply(StatsBase, this, fields);
  [this.atimeMs, this.mtimeMs, this.ctimeMs, this.birthtimeMs] = fields.slice(10);
  setDates(this);
}
Object.setPrototypeOf(Stats.prototype, StatsBase.prototype);
Object.setPrototypeOf(Stats, StatsBase);
Stats.prototype._checkModeProperty = function _checkModeProperty(kind) {
  return (this.mode & constants.S_IFMT) === kind;
};

function BigIntStats(...fields) {
  Reflect.apply(StatsBase, this, fields);
  const times = fields.slice(10);
  const perMilli = BigInt(NANOS_PER_MILLI);
  [this.atimeMs, this.mtimeMs, this.ctimeMs, this.birthtimeMs] = times.map((nanos) => nanos / perMilli);
  [this.atimeNs, this.mtimeNs, this.ctimeNs, this.birthtimeNs] = times;
  setDates(this);
}
Object.setPrototypeOf(BigIntStats.prototype, StatsBase.prototype);
Object.setPrototypeOf(BigIntStats, StatsBase);
BigIntStats.prototype._checkModeProperty = function _checkModeProperty(kind) {
  return (this.mode & BigInt(constants.S_IFMT)) === BigInt(kind);
};

const TIMES = [10, 12, 14, 16];

/** {return the status that 18 numbers tell: ten fields, then seconds and nanoseconds of four times} */
function statsOf(bytes, bigint) {
  const numbers = new BigInt64Array(new ArrayBuffer(bytes));
  if (bigint) {
    return new BigIntStats(...numbers.subarray(0, 10),
      ...TIMES.map((at) => numbers[at] * BigInt(MILLIS_PER_SECOND * NANOS_PER_MILLI) + numbers[at + 1]));
  }
  return new Stats(...Array.from(numbers.subarray(0, 10), Number),
    ...TIMES.map((at) => Number(numbers[at]) * MILLIS_PER_SECOND + Number(numbers[at + 1]) / NANOS_PER_MILLI));
}

class StatFs {
  constructor(type, bsize, blocks, bfree, bavail, files, ffree) {
    Object.assign(this, { type, bsize, blocks, bfree, bavail, files, ffree });
  }
}

function fileSystemOf(bytes, bigint) {
  const numbers = [...new BigInt64Array(new ArrayBuffer(bytes))];
  return new StatFs(...bigint ? numbers : numbers.map(Number));
}

const kType = Symbol('type');
const kStats = Symbol('stats');

class Dirent {
  constructor(name, type, path) {
    this.name = name;
    this.parentPath = path;
    this.path = path;
    this[kType] = type;
  }
}

// An entry of a file system that tells no kinds: the status of the file does.
class DirentFromStats extends Dirent {
  constructor(name, stats, path) {
    super(name, null, path);
    this[kStats] = stats;
  }
}

for (const [name, [, kind]] of Object.entries(kinds)) {
  Object.defineProperty(Dirent.prototype, name, { configurable: true, writable: true, value: { [name]() {
    return this[kType] === constants[kind];
  } }[name] });
  Object.defineProperty(DirentFromStats.prototype, name, { configurable: true, writable: true, value: { [name]() {
    return this[kStats][name]();
  } }[name] });
}

// How readdir tells kinds, by the numbers that the system has for them.
const kindsOfSystem = new Map([[8, 'FILE'], [4, 'DIR'], [10, 'LINK'], [1, 'FIFO'], [12, 'SOCKET'], [2, 'CHAR'],
  [6, 'BLOCK']]);

/** {return the kind of an entry, UV_DIRENT_UNKNOWN where the file system keeps silent} */
const kindOf = (number) => constants[`UV_DIRENT_${kindsOfSystem.get(number) ?? 'UNKNOWN'}`];

/** {return the path of an entry, bytes if its directory or its name is bytes} */
function pathOfEntry(path, name) {
  if (typeof path === 'string' && typeof name === 'string') {
    return join(path, name);
  }
  if (!(typeof path === 'string' || path instanceof Uint8Array) || !(name instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer'], path);
  }
  return Buffer.concat([typeof path === 'string' ? Buffer.from(join(path, '/')) : Buffer.concat([path,
    Buffer.from('/')]), name]);
}

/** {return an entry; of one whose kind is not known, the status is asked for} */
function entryOf(path, name, kind) {
  return kind === constants.UV_DIRENT_UNKNOWN
    ? new DirentFromStats(name, require('fs').lstatSync(pathOfEntry(path, name)), path)
    : new Dirent(name, kind, path);
}

/** Some file systems tell no kinds: then the status of each entry is asked for, all at once. */
function entriesOf(path, pairs, callback) {
  const entries = [];
  let missing = pairs.length;
  let failed = false;
  const add = (at, entry) => {
    entries[at] = entry;
    missing--;
    if (missing === 0) {
      callback(null, entries);
    }
  };
  const fail = (error) => {
    if (!failed) {
      failed = true;
      callback(error);
    }
  };
  if (missing === 0) {
    callback(null, entries);
  }
  pairs.forEach(([name, kind], at) => {
    if (kind !== constants.UV_DIRENT_UNKNOWN) {
      add(at, new Dirent(name, kind, path));
      return;
    }
    let whole;
    try {
      whole = pathOfEntry(path, name);
    } catch (error) {
      fail(error);
      return;
    }
    require('fs').lstat(whole, (error, stats) =>
      (error ? fail(error) : add(at, new DirentFromStats(name, stats, path))));
  });
}

Object.assign(exports, { BigIntStats, Dirent, Stats, entriesOf, entryOf, fileSystemOf, kindOf, pathOfEntry, statsOf });

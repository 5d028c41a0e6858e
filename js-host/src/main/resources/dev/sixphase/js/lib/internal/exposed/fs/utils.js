// What --expose-internals shows of internal/fs/utils: what Node's own tests ask of it.

const given = require('internal/file_arguments');
const removal = require('internal/removal');
const { BigIntStats, Dirent, entriesOf, entryOf, pathOfEntry } = require('internal/file_status');

Object.assign(exports, {
  BigIntStats,
  Dirent,
  constants: { kIoMaxLength: 2 ** 31 - 1 },
  stringToFlags: given.flagsOf,
  toUnixTimestamp: given.secondsOf,
  validateOffsetLengthRead: given.checkRange,
  validateOffsetLengthWrite: given.checkWriteRange,
  validateRmdirOptions: removal.rmdirOptionsOf,
  validateRmOptionsSync: removal.rmOptionsOf,

  getDirents(path, [names, kinds], callback) {
    const pairs = names.map((name, at) => [name, kinds[at]]);
    if (callback !== undefined) {
      entriesOf(path, pairs, callback);
      return undefined;
    }
    return pairs.map(([name, kind]) => entryOf(path, name, kind));
  },

  getDirent(path, name, kind, callback) {
    if (callback === undefined) {
      return entryOf(path, name, kind);
    }
    try {
      pathOfEntry(path, name);
    } catch (error) {
      callback(error);
      return undefined;
    }
    entriesOf(path, [[name, kind]], (error, entries) => (error ? callback(error) : callback(null, entries[0])));
    return undefined;
  },
});

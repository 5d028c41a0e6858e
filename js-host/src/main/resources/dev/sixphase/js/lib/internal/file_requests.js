// What fs can ask in one call, each as a function from the arguments of a program to the call.

const { Buffer } = require('buffer');
const { call, native } = require('internal/file_calls');
const { fileSystemOf, kindOf, statsOf } = require('internal/file_status');
const given = require('internal/file_arguments');
const validate = require('internal/validators');

const FILE_MODE = 0o666;
const FOLDER_MODE = 0o777;
const ACCESS_MODES = 7;
const COPY_MODES = 7;

const itself = (value) => value;

function onPath(name, path, args = [], more = {}) {
  return call(name, [native(path), ...args], { path, ...more });
}

function onPaths(name, from, to, args = [], more = {}) {
  return call(name, [native(from), native(to), ...args], { path: from, dest: to, ...more });
}

// Names come as UTF-8 text, or with a byte a character, to be decoded here.
const isRaw = ({ encoding }) => Boolean(encoding) && !/^utf-?8$/i.test(encoding);
function decoderOf(options) {
  const { encoding } = options;
  if (!isRaw(options)) {
    return itself;
  }
  const bytesOf = (name) => Buffer.from(name, 'latin1');
  return encoding === 'buffer' ? bytesOf : (name) => bytesOf(name).toString(encoding);
}

function naming(name, path, options, more) {
  return onPath(name, path, [isRaw(options)], { result: decoderOf(options), ...more });
}

function stat(name) {
  return (path, options) => {
    const bigint = Boolean(options?.bigint);
    return onPath(name, given.pathOf(path), [], { result: (bytes) => statsOf(bytes, bigint) });
  };
}

/** {return names and kinds by turns as pairs} */
function pairsOf(flat, decode) {
  const pairs = [];
  for (let at = 0; at < flat.length; at += 2) {
    pairs.push([decode(flat[at]), kindOf(flat[at + 1])]);
  }
  return pairs;
}

Object.assign(exports, {
  // Options of those with names in their results have been looked at by the caller.
  names: { isRaw, pairsOf, decoderOf },

  open: (path, flags, mode) =>
    onPath('open', given.pathOf(path), [given.flagsOf(flags), given.modeOf(mode, 'mode', FILE_MODE)],
      { result: itself }),
  close: (fd) => call('close', [given.descriptorOf(fd)]),
  fsync: (fd) => call('fsync', [given.descriptorOf(fd)]),
  fdatasync: (fd) => call('fdatasync', [given.descriptorOf(fd)]),
  ftruncate(fd, length = 0) {
    const size = given.lengthOf(length);
    return call('ftruncate', [given.descriptorOf(fd), size]);
  },
  fstat(fd, options) {
    const bigint = Boolean(options?.bigint);
    return call('fstat', [given.descriptorOf(fd)], { result: (bytes) => statsOf(bytes, bigint) });
  },
  fchmod: (fd, mode) => call('fchmod', [given.descriptorOf(fd), given.modeOf(mode, 'mode')]),
  fchown: (fd, uid, gid) => call('fchown',
    [given.descriptorOf(fd), given.userOf(uid, 'uid'), given.userOf(gid, 'gid')]),
  futimes(fd, atime, mtime) {
    const times = [given.secondsOf(atime, 'atime'), given.secondsOf(mtime, 'mtime')];
    return call('futimes', [given.descriptorOf(fd), ...times], { syscall: 'futime' });
  },

  stat: stat('stat'),
  lstat: stat('lstat'),
  statfs(path, options) {
    const bigint = Boolean(options?.bigint);
    return onPath('statfs', given.pathOf(path), [], { result: (bytes) => fileSystemOf(bytes, bigint) });
  },
  access: (path, mode) =>
    onPath('access', given.pathOf(path), [given.accessModeOf(mode, ACCESS_MODES)]),
  chmod: (path, mode) => onPath('chmod', given.pathOf(path), [given.modeOf(mode, 'mode')]),
  chown: (path, uid, gid) =>
    onPath('chown', given.pathOf(path), [given.userOf(uid, 'uid'), given.userOf(gid, 'gid')]),
  lchown: (path, uid, gid) =>
    onPath('lchown', given.pathOf(path), [given.userOf(uid, 'uid'), given.userOf(gid, 'gid')]),
  utimes: (path, atime, mtime) =>
    onPath('utime', given.pathOf(path), [given.secondsOf(atime), given.secondsOf(mtime)]),
  lutimes: (path, atime, mtime) =>
    onPath('lutime', given.pathOf(path), [given.secondsOf(atime), given.secondsOf(mtime)]),

  unlink: (path) => onPath('unlink', given.pathOf(path)),
  rmdir: (path) => onPath('rmdir', given.pathOf(path)),
  rename: (from, to) => onPaths('rename', given.pathOf(from, 'oldPath'), given.pathOf(to, 'newPath')),
  link: (from, to) => onPaths('link', given.pathOf(from, 'existingPath'), given.pathOf(to, 'newPath')),
  symlink(target, path, type) {
    const paths = [given.pathOf(target, 'target'), given.pathOf(path)];
    given.checkLinkType(type);
    return onPaths('symlink', ...paths);
  },
  copyFile: (from, to, mode) => onPaths('copyfile', given.pathOf(from, 'src'), given.pathOf(to, 'dest'),
    [given.accessModeOf(mode, COPY_MODES)]),
  readlink: (path, options) =>
    naming('readlink', given.pathOf(path, 'oldPath'), given.optionsOf(options)),
  realpath: (path, options) => naming('realpath', given.pathOf(path), given.optionsOf(options)),

  makeDirectory: (path, mode) => onPath('mkdir', path, [mode]),
  mkdtemp(prefix, options) {
    const { encoding } = given.optionsOf(options);
    const start = given.pathOf(prefix, 'prefix');
    warnOfTemplate(start);
    return naming('mkdtemp', start, { encoding },
      { path: typeof start === 'string' ? `${start}XXXXXX` : Buffer.concat([start, Buffer.from('XXXXXX')]) });
  },
  scan: (path, options) => onPath('scandir', path, [isRaw(options)],
    { result: (flat) => pairsOf(flat, decoderOf(options)) }),
});

/** {return the arguments of mkdir, from a mode or an object of options} */
exports.mkdirArguments = function mkdirArguments(path, options) {
  const { recursive = false, mode = FOLDER_MODE } =
    typeof options === 'number' || typeof options === 'string' ? { mode: options } : options || {};
  const folder = given.pathOf(path);
  validate.validateBoolean(recursive, 'options.recursive');
  return { path: folder, mode: given.modeOf(mode, 'mode'), recursive };
};

let warned = false;
function warnOfTemplate(prefix) {
  if (!warned && (typeof prefix === 'string' ? prefix.endsWith('X') : prefix.at(-1) === 'X'.charCodeAt(0))) {
    warned = true;
    process.emitWarning('mkdtemp() templates ending with X are not portable. '
      + 'For details see: https://nodejs.org/api/fs.html');
  }
}


// What fs says of arguments that it does not take, and of calls that fail.
const fs = require('fs');
const path = require('path');

const shown = (text) => String(text).replaceAll(__dirname, '.');
function tryIt(label, action) {
  try {
    console.log(label, 'gave', action());
  } catch (e) {
    console.log(label, `${e.name} [${e.code}]: ${shown(e.message)}`, e.errno, e.syscall, shown(e.path), shown(e.dest));
  }
}
const file = path.join(__dirname, 'file');
fs.writeFileSync(file, 'text');
const fd = fs.openSync(file, 'r');
const callback = () => {};

tryIt('a path', () => fs.openSync(7));
tryIt('a zero', () => fs.statSync('a\0b'));
tryIt('flags', () => fs.openSync(file, 'rw'));
tryIt('a mode', () => fs.openSync(file, 'r', '8'));
tryIt('a descriptor', () => fs.fstatSync('1'));
tryIt('a negative one', () => fs.closeSync(-1));
tryIt('no callback', () => fs.stat(file));
tryIt('an encoding', () => fs.readFileSync(file, 'utf9'));
tryIt('options', () => fs.readFileSync(file, 7));
tryIt('a signal', () => fs.readFileSync(file, { signal: 'stop' }));
tryIt('data', () => fs.writeFileSync(file, 7));
tryIt('an offset', () => fs.readSync(fd, Buffer.alloc(4), -1, 1, 0));
tryIt('a length', () => fs.readSync(fd, Buffer.alloc(4), 2, 4, 0));
tryIt('an empty buffer', () => fs.readSync(fd, Buffer.alloc(0), 0, 1, 0));
tryIt('a position', () => fs.readSync(fd, Buffer.alloc(4), 0, 4, 1.5));
tryIt('buffers', () => fs.readvSync(fd, [new Uint8Array(1), 'x']));
tryIt('a time', () => fs.utimesSync(file, 'yesterday', 0));
tryIt('a user', () => fs.chownSync(file, -2, 0));
tryIt('a size', () => fs.truncateSync(file, 1.5));
tryIt('recursive', () => fs.mkdirSync(file, { recursive: 1 }));
tryIt('a kind of link', () => fs.symlinkSync('a', 'b', 'hard'));
tryIt('a stream', () => fs.createReadStream(file, { start: 2, end: 1 }));
tryIt('a stream of nothing', () => fs.createWriteStream(null));
tryIt('fs of a stream', () => fs.createReadStream(file, { fs: { open: 1 } }));
tryIt('a filter', () => fs.cpSync(file, file, { filter: 1 }));
tryIt('a pair of options', () => fs.cpSync(file, file, { dereference: true, verbatimSymlinks: true }));

tryIt('nothing there', () => fs.readFileSync(path.join(__dirname, 'no')));
tryIt('nothing to rename', () => fs.renameSync(path.join(__dirname, 'no'), path.join(__dirname, 'new')));
tryIt('a directory', () => fs.readFileSync(__dirname));
tryIt('no directory', () => fs.readdirSync(file));
tryIt('below a file', () => fs.mkdirSync(path.join(file, 'a', 'b'), { recursive: true }));
tryIt('there already', () => fs.mkdirSync(__dirname));
tryIt('no link', () => fs.readlinkSync(file));
tryIt('not empty', () => fs.rmdirSync(__dirname));
tryIt('rm', () => fs.rmSync(__dirname));
tryIt('a read-only descriptor', () => fs.writeSync(fd, 'x'));
tryIt('copying exclusively', () => fs.copyFileSync(file, file, fs.constants.COPYFILE_EXCL));
tryIt('a prefix', () => fs.mkdtempSync(path.join(__dirname, 'no', 'prefix-')));
tryIt('no entry', () => fs.statSync(path.join(__dirname, 'no'), { throwIfNoEntry: false }));
tryIt('exists', () => fs.existsSync('a\0b'));
fs.closeSync(fd);
tryIt('closed', () => fs.closeSync(fd));
fs.promises.readFile(7).catch((e) => console.log(e.code));
fs.promises.open(path.join(__dirname, 'no')).catch((e) => console.log(shown(e.message)));
fs.readFile(path.join(__dirname, 'no'), { signal: AbortSignal.abort() }, (e) => console.log(e.name, e.code));

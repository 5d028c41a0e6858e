// What stat tells, and how modes, times and names change it.
const fs = require('fs');
const path = require('path');

const file = path.join(__dirname, 'file');
const before = process.umask(0o027);
fs.writeFileSync(file, 'text', { mode: 0o666 });
fs.mkdirSync(path.join(__dirname, 'folder'));
const permissions = (name) => (fs.lstatSync(name).mode & 0o7777).toString(8);
console.log(permissions(file), permissions(path.join(__dirname, 'folder')), process.umask(before).toString(8));
fs.chmodSync(file, '4755');
console.log(permissions(file));

fs.utimesSync(file, 1.5, new Date(3456));
const stats = fs.statSync(file);
console.log(Object.keys(stats).join());
console.log(stats.atimeMs, stats.mtime.toISOString(), stats.size, stats.nlink, stats.isFile(), stats.isFIFO());
const big = fs.statSync(file, { bigint: true });
console.log(Object.keys(big).join());
console.log(big.atimeNs, big.mtimeMs, big.size, typeof big.ino, big.isFile(), big.constructor.name);
console.log(big.dev === BigInt(stats.dev), big.ino === BigInt(stats.ino), stats.blocks === Number(big.blocks));

const link = path.join(__dirname, 'link');
fs.symlinkSync('file', link);
fs.lutimesSync(link, 10, 20);
console.log(fs.lstatSync(link).mtimeMs, fs.statSync(link).mtimeMs, fs.lstatSync(link).isSymbolicLink());
console.log(fs.readlinkSync(link), fs.readlinkSync(link, 'buffer'), fs.readlinkSync(link, 'hex'));
console.log(path.relative(fs.realpathSync(__dirname), fs.realpathSync(link)),
  fs.realpathSync(link) === fs.realpathSync.native(link));
fs.linkSync(file, `${file}2`);
console.log(fs.statSync(file).nlink);

const fd = fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_APPEND);
fs.unlinkSync(file);
fs.ftruncateSync(fd, 2);
fs.futimesSync(fd, 5, 6);
fs.fchmodSync(fd, 0o600);
console.log(fs.fstatSync(fd).size, fs.fstatSync(fd).mtimeMs, fs.fstatSync(fd).nlink, permissions(`${file}2`));
console.log(fs.writeSync(fd, 'end'), fs.readSync(fd, Buffer.alloc(9), 0, 9, 0), fs.readFileSync(`${file}2`, 'utf8'));
fs.closeSync(fd);

const odd = Buffer.concat([Buffer.from(`${__dirname}/odd-`), Buffer.from([0xff])]);
fs.writeFileSync(odd, 'x');
console.log(fs.readdirSync(__dirname, 'latin1').filter((name) => name.startsWith('odd')), fs.existsSync(odd));
console.log(Object.keys(fs.statfsSync(__dirname)).join(), typeof fs.statfsSync(__dirname, { bigint: true }).bsize);
console.log(new fs.Stats(1, 0o100644, 3).isFile(), fs.constants.O_CREAT, fs.F_OK, fs.lchmod);
process.chdir(path.join(__dirname, 'folder'));
fs.writeFileSync('here', 'x');
console.log(fs.readdirSync('.'), fs.readdirSync('..', 'utf8').includes('folder'), path.basename(process.cwd()));
try {
  process.chdir('nowhere');
} catch (e) {
  console.log(e.code, e.syscall, e.message.replace(fs.realpathSync(__dirname), '.'), e.dest);
}

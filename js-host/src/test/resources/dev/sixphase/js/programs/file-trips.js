// How often an operation goes to the worker pool: the program says when one is done, its host counts.
const fs = require('fs');
const path = require('path');

const { promises } = fs;
const at = (...names) => path.join(__dirname, ...names);
const file = at('file');
fs.writeFileSync(file, 'hello');
fs.writeFileSync(at('large'), Buffer.alloc(600 * 1024));
fs.symlinkSync('file', at('link'));
fs.mkdirSync(at('tree', 'sub'), { recursive: true });
fs.writeFileSync(at('tree', 'leaf'), 'x');
const fd = fs.openSync(file, 'r+');

const operations = {
  'stat': (done) => fs.stat(file, done),
  'exists': (done) => fs.exists(file, done),
  'access of nothing': (done) => fs.access(at('no'), () => done()),
  'open and close': (done) => fs.open(file, (error, opened) => fs.close(opened, done)),
  'read': (done) => fs.read(fd, Buffer.alloc(2), 0, 2, 0, done),
  'read nothing': (done) => fs.read(fd, Buffer.alloc(0), done),
  'writev': (done) => fs.writev(fd, [Buffer.from('he'), Buffer.from('llo')], 0, done),
  'readFile': (done) => fs.readFile(file, done),
  'readFile of a large file': (done) => fs.readFile(at('large'), done),
  'readFile of nothing': (done) => fs.readFile(at('no'), () => done()),
  'readFile of a descriptor': (done) => fs.readFile(fd, done),
  'writeFile': (done) => fs.writeFile(file, 'hello', done),
  'writeFile with flush': (done) => fs.writeFile(file, 'hello', { flush: true }, done),
  'writeFile to a descriptor': (done) => fs.writeFile(fd, 'hello', done),
  'appendFile': (done) => fs.appendFile(file, '!', done),
  'truncate': (done) => fs.truncate(file, 5, done),
  'copyFile': (done) => fs.copyFile(file, at('copy'), done),
  'realpath.native': (done) => fs.realpath.native(at('link'), done),
  'mkdir': (done) => fs.mkdir(at('made'), done),
  'mkdtemp': (done) => fs.mkdtemp(at('temp-'), done),
  'readdir with types': (done) => fs.readdir(__dirname, { withFileTypes: true }, done),
  'opendir, read, close': (done) => fs.opendir(__dirname, (error, directory) =>
    directory.read(() => directory.close(done))),
  'rm': (done) => fs.rm(at('made'), { recursive: true }, done),
  'rm of a tree': (done) => fs.rm(at('tree'), { recursive: true }, done),
  'cp': (done) => promises.cp(file, at('copied')).then(done),
  'a read stream': (done) => fs.createReadStream(file).on('close', done).resume(),
  'a write stream': (done) => fs.createWriteStream(at('written')).on('close', done).end('x'),
  'promises.stat': (done) => promises.stat(file).then(done),
  'promises.readFile': (done) => promises.readFile(file).then(done),
  'promises.readFile of text': (done) => promises.readFile(file, 'utf8').then(done),
  'promises.writeFile': (done) => promises.writeFile(file, 'hello').then(done),
  'promises.appendFile': (done) => promises.appendFile(file, '!').then(done),
  'promises.truncate': (done) => promises.truncate(file, 5).then(done),
  'promises.realpath': (done) => promises.realpath(at('link')).then(done),
  'a handle': async (done) => {
    const handle = await promises.open(file);
    await handle.readFile();
    await handle.close();
    done();
  },
  'entries of a directory': async (done) => {
    for await (const entry of await promises.opendir(__dirname)) {
      entry.isFile();
    }
    done();
  },
};

(async () => {
  for (const [name, operation] of Object.entries(operations)) {
    await new Promise((resolve) => operation(() => resolve()));
    console.log(name);
  }
  fs.closeSync(fd);
})();

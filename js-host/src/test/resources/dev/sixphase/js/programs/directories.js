// Directories: made with parents, read whole and entry by entry, copied and removed.
const fs = require('fs');
const path = require('path');

const root = path.join(__dirname, 'root');
const shown = (name) => (name === undefined ? undefined : path.relative(__dirname, name));
const kind = (entry) => ['isFile', 'isDirectory', 'isSymbolicLink', 'isFIFO', 'isSocket'].filter((is) => entry[is]());

(async () => {
  console.log(shown(fs.mkdirSync(path.join(root, 'a', 'b'), { recursive: true })));
  console.log(fs.mkdirSync(path.join(root, 'a'), { recursive: true }), fs.mkdirSync(path.join(root, 'empty')));
  console.log(shown(await fs.promises.mkdir(path.join(root, 'a', 'c', 'd'), { recursive: true })));
  for (const name of ['z', 'ä', 'B', 'a/b/deep']) {
    fs.writeFileSync(path.join(root, name), name);
  }
  fs.symlinkSync('z', path.join(root, 'link'));

  console.log(fs.readdirSync(root));
  console.log(fs.readdirSync(root, 'buffer').map((name) => name.toString('hex')).join(' '));
  console.log(fs.readdirSync(root, 'latin1'));
  console.log(fs.readdirSync(root, { recursive: true }));
  console.log((await fs.promises.readdir(root, { recursive: true })).sort());
  for (const entry of await fs.promises.readdir(root, { withFileTypes: true })) {
    console.log(entry.name, shown(entry.path), kind(entry));
  }

  const names = [];
  for await (const entry of await fs.promises.opendir(root, { bufferSize: 2 })) {
    names.push(entry.name);
  }
  console.log(names.sort());
  const directory = fs.opendirSync(root);
  console.log(shown(directory.path), directory.constructor.name, directory.readSync() instanceof fs.Dirent);
  directory.read((error) => console.log('read', error));
  await new Promise((resolve) => directory.close(resolve));
  for (const call of [() => directory.readSync(), () => directory.closeSync()]) {
    try {
      call();
    } catch (e) {
      console.log(e.code, e.message);
    }
  }
  await directory.close().catch((e) => console.log(e.code));

  const copy = path.join(__dirname, 'copy');
  fs.cpSync(root, copy, { recursive: true, filter: (from) => !from.endsWith('B') });
  console.log(fs.readdirSync(copy, { recursive: true }).sort(), shown(fs.readlinkSync(path.join(copy, 'link'))));
  await fs.promises.cp(root, copy, { recursive: true, errorOnExist: true, force: false })
    .catch((e) => console.log(e.name, e.code, e.info.code, e.syscall));
  await fs.promises.cp(root, path.join(root, 'a', 'inner'), { recursive: true }).catch((e) => console.log(e.code));
  await fs.promises.rm(copy).catch((e) => console.log(e.name, e.code, e.errno));
  await fs.promises.rm(copy, { recursive: true });
  await fs.promises.rm(copy, { force: true });
  await fs.promises.rm(copy).catch((e) => console.log(e.code, e.syscall));
  fs.rm(root, { recursive: true }, (error) => console.log(error, fs.existsSync(root)));
})();

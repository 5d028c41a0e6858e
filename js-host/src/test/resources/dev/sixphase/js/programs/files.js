const fs = require('fs');
const L = console.log;
const file = `${__dirname}/a.txt`;
fs.writeFileSync(file, 'hello');
L(fs.readFileSync(file, 'utf8'), fs.statSync(file).size, fs.statSync(file).isFile());
try {
  fs.readFileSync('/nope');
} catch (e) {
  L(e.message, e.code, e.errno, e.syscall, e.path);
}
(async () => {
  await fs.promises.stat('/nope').catch((e) => L(e.message));
  const handle = await fs.promises.open(file, 'r+');
  await handle.write('J', 0);
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
  L(bytesRead, buffer.toString('utf8', 0, bytesRead));
  await handle.close();
  fs.createReadStream(file, { encoding: 'utf8' }).on('data', L).on('close', () => {
    fs.createWriteStream(file).on('finish', () => L(fs.readFileSync(file, 'utf8'))).end('bye');
  });
})();

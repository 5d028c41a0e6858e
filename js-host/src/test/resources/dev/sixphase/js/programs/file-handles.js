// FileHandle: what its methods give, and how it closes.
const fs = require('fs');
const path = require('path');

const file = path.join(__dirname, 'file');
const { open } = fs.promises;

(async () => {
  const handle = await open(file, 'w+', 0o640);
  handle.on('close', () => console.log('event close'));
  console.log(typeof handle.fd, (await handle.stat()).mode.toString(8));
  console.log(await handle.write('hello'), (await handle.write(Buffer.from('-xyz-'), 1, 3)).bytesWritten);
  console.log((await handle.writev([Buffer.from('a'), Buffer.from('bc')], 0)).bytesWritten);
  const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(6), position: 1 });
  console.log(bytesRead, buffer.toString(), Object.getPrototypeOf(await handle.read(Buffer.alloc(1), { position: 0 })));
  const views = [new Uint8Array(2), Buffer.alloc(3)];
  console.log((await handle.readv(views, 0)).bytesRead, views);
  await handle.appendFile('!');
  await handle.utimes(1, 2.5);
  await handle.chmod(0o600);
  await handle.datasync();
  await handle.sync();
  const { atimeMs, mtimeMs, mode, size } = await handle.stat();
  console.log(atimeMs, mtimeMs, mode.toString(8), size);
  await handle.truncate(4);
  console.log(await fs.promises.readFile(file, 'utf8'), JSON.stringify(await handle.readFile('utf8')));

  const reading = handle.read(Buffer.alloc(2), 0, 2, 0).then(() => console.log('read ends'));
  const closing = handle.close().then(() => console.log('closed'));
  console.log(handle.close() === closing, handle.fd === -1);
  await Promise.all([reading, closing]);
  console.log(handle.fd, await handle.close());
  await handle.stat().catch((e) => console.log(e.message, e.code, e.syscall));

  const second = await open(file);
  const chunks = [];
  for await (const chunk of second.createReadStream({ encoding: 'utf8' })) {
    chunks.push(chunk);
  }
  console.log(chunks, second.fd);
  const third = await open(file, 'a');
  third.createWriteStream().end('+').on('close', async () => {
    console.log(third.fd, fs.readFileSync(file, 'utf8'));
    await fs.promises.writeFile(file, (function* pieces() {
      yield 'one ';
      yield Buffer.from('two ');
    })());
    await fs.promises.appendFile(file, (async function* pieces() {
      yield 'three';
    })());
    console.log(await fs.promises.readFile(file, { encoding: 'latin1' }));
    const controller = new AbortController();
    const written = fs.promises.writeFile(file, 'never', { signal: controller.signal });
    controller.abort();
    await written.catch((e) => console.log(e.name, e.code, e.cause.name));
  });
})();

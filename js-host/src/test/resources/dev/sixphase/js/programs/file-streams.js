// Streams of files: the order of their events, ranges, descriptors and what a program may put in place of fs.
const fs = require('fs');
const path = require('path');

const file = path.join(__dirname, 'file');
fs.writeFileSync(file, '0123456789');

function follow(name, stream) {
  for (const event of ['open', 'ready', 'data', 'end', 'finish', 'error', 'close']) {
    stream.on(event, (value) => console.log(name, event, event === 'open' ? typeof value
      : value instanceof Error ? `${value.code} ${value.syscall}` : value?.toString() ?? ''));
  }
  return new Promise((resolve) => stream.on('close', resolve));
}

(async () => {
  const reader = fs.createReadStream(file, { start: 2, end: 6, highWaterMark: 3 });
  console.log(reader.pending, reader.fd, reader.path === file, reader.flags, reader.mode, reader.bytesRead);
  await follow('range', reader);
  console.log(reader.pending, reader.fd, reader.bytesRead, reader.destroyed);

  await follow('missing', fs.createReadStream(`${file}-no`));
  await follow('missing folder', fs.createWriteStream(path.join(file, 'x')));

  const writer = fs.createWriteStream(file, { flags: 'r+', start: 4, encoding: 'latin1' });
  writer.write('ä', () => console.log('write called back'));
  writer.cork();
  writer.write('b');
  writer.write(Buffer.from('c'));
  process.nextTick(() => writer.uncork());
  writer.end('d');
  await follow('patch', writer);
  console.log(writer.bytesWritten, fs.readFileSync(file, 'latin1'));

  const fd = fs.openSync(file, 'r');
  const open = fs.createReadStream(undefined, { fd, autoClose: false, encoding: 'utf8', start: 0, end: 1 });
  open.on('data', (text) => console.log('fd', text)).on('close', () => console.log('not closed'));
  await new Promise((resolve) => open.on('end', resolve));
  console.log(fs.readSync(fd, Buffer.alloc(3)));
  fs.closeSync(fd);

  const calls = [];
  const own = {};
  for (const call of ['open', 'read', 'write', 'close']) {
    own[call] = (...args) => {
      calls.push(call);
      fs[call](...args);
    };
  }
  await follow('own fs', fs.createReadStream(file, { fs: own, highWaterMark: 100, encoding: 'hex' }));
  console.log(calls.join());

  const { signal, abort } = (() => {
    const controller = new AbortController();
    return { signal: controller.signal, abort: () => controller.abort() };
  })();
  const aborted = fs.createReadStream(file, { signal });
  const done = follow('aborted', aborted);
  abort();
  await done;

  const late = fs.createWriteStream(file, { emitClose: false });
  late.on('close', () => console.log('never told'));
  late.end('last');
  await new Promise((resolve) => late.on('finish', resolve));
  late.close(() => {});
  console.log(fs.readFileSync(file, 'utf8'));
})();

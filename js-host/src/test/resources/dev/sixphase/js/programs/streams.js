const { Readable, Transform, pipeline } = require('stream');
const { StringDecoder } = require('string_decoder');
const L = console.log;
const upper = new Transform({
  transform(chunk, encoding, done) {
    done(null, chunk.toString().toUpperCase());
  },
});
pipeline(Readable.from(['a', 'b']), upper, (error) => L('done', error));
upper.on('data', (data) => L(data.toString()));
const controller = new AbortController();
controller.signal.addEventListener('abort', (event) => L(event.type, controller.signal.reason.name));
controller.abort();
L(controller.signal.aborted);
L(require('path').join('/a', '..', 'b'), Buffer.from('hi').toString('hex'));
L(new StringDecoder('utf8').end(Buffer.from([0x41])));
require('dns').lookup('127.0.0.1', (error, address, family) => L(error, address, family));

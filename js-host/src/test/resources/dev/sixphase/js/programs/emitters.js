'use strict';
const EventEmitter = require('events');
const timers = require('timers/promises');

const emitter = new EventEmitter();
const first = () => console.log('first');
emitter.on('a', first);
console.log(emitter._events.a === first);
emitter.prependListener('a', () => console.log('before'));
emitter.once('a', () => console.log('once'));
console.log(emitter.emit('a'), emitter.listenerCount('a'), emitter.emit('none'));
try {
  emitter.emit('error', 'no error');
} catch (error) {
  console.log(error.name, error.code, error.message, error.context);
}
try {
  emitter.on('a', 5);
} catch (error) {
  console.log(error.message);
}
console.log(EventEmitter.getEventListeners(emitter, 'a').length);

const capturing = new EventEmitter({ captureRejections: true });
capturing.on('work', async () => {
  throw new Error('rejected');
});
capturing.on('error', (error) => console.log('captured', error.message));
capturing.emit('work');

const target = new EventTarget();
target.addEventListener('thing', (event) => console.log(event.type, event.detail, event.isTrusted), { once: true });
console.log(target.dispatchEvent(new CustomEvent('thing', { detail: 7, cancelable: true })));

async function main() {
  setImmediate(() => emitter.emit('later', 1, 2));
  console.log(await EventEmitter.once(emitter, 'later'));
  const controller = new AbortController();
  const any = AbortSignal.any([controller.signal, AbortSignal.timeout(60_000)]);
  setImmediate(() => controller.abort());
  await timers.setTimeout(60_000, null, { signal: any }).catch((error) => console.log(error.name, error.code));
  setImmediate(() => [1, 2, 3].forEach((value) => emitter.emit('value', value)));
  for await (const [value] of EventEmitter.on(emitter, 'value')) {
    console.log('value', value);
    if (value === 3) {
      break;
    }
  }
  let ticks = 0;
  for await (const value of timers.setInterval(1, 'tick')) {
    console.log(value);
    if (++ticks === 3) {
      break;
    }
  }
  console.log(await timers.setImmediate('immediate'), await timers.setTimeout(1, 'timeout'));
}
main();

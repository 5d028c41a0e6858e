// next_tick, microtask, immediate: callbacks that each queue another one, a thousand of them in the queue at a time.
// Each figure is the median of some rounds.
'use strict';

const COUNT = 1_000_000;
const WIDTH = 1_000;
const ROUNDS = 9;

function burst(queue) {
  return new Promise((resolve) => {
    let left = COUNT;
    const began = process.hrtime.bigint();
    const step = () => {
      left--;
      if (left >= WIDTH) {
        queue(step);
      } else if (left === 0) {
        resolve(Number(process.hrtime.bigint() - began) / COUNT);
      }
    };
    for (let index = 0; index < WIDTH; index++) {
      queue(step);
    }
  });
}

async function measure(figure, queue) {
  const values = [];
  for (let round = 0; round < ROUNDS; round++) {
    values.push(await burst(queue));
  }
  values.sort((one, other) => one - other);
  console.log(`${figure} ${values[ROUNDS >> 1].toFixed(1)}`);
}

(async () => {
  await measure('next_tick', process.nextTick);
  await measure('microtask', queueMicrotask);
  await measure('immediate', setImmediate);
})();

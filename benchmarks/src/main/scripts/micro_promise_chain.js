// promise_chain: a step of a chain of a thousand, which is put together before its first promise is resolved.
'use strict';

const CHAINS = 1_000;
const STEPS = 1_000;
const ROUNDS = 9;

function chain() {
  let resolveFirst;
  let last = new Promise((resolve) => {
    resolveFirst = resolve;
  });
  for (let step = 0; step < STEPS; step++) {
    last = last.then((value) => value);
  }
  resolveFirst(null);
  return last;
}

(async () => {
  const values = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.hrtime.bigint();
    for (let index = 0; index < CHAINS; index++) {
      await chain();
    }
    values.push(Number(process.hrtime.bigint() - began) / (CHAINS * STEPS));
  }
  values.sort((one, other) => one - other);
  console.log(`promise_chain ${values[ROUNDS >> 1].toFixed(1)}`);
})();

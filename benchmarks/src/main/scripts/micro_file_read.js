// file_read: fs.read of the first 4 KiB of an open file, which the system has in memory, one read after the other.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');

const BYTES = 4096;
const COUNT = 20_000;
const ROUNDS = 7;

const buffer = Buffer.alloc(BYTES);
const name = path.join(os.tmpdir(), `micro_file_read.${process.pid}`);
fs.writeFileSync(name, buffer);
const file = fs.openSync(name);
fs.unlinkSync(name);

function read() {
  return new Promise((resolve, reject) => {
    let left = COUNT;
    const began = process.hrtime.bigint();
    const next = (failure) => {
      left--;
      if (failure) {
        reject(failure);
      } else if (left > 0) {
        fs.read(file, buffer, 0, BYTES, 0, next);
      } else {
        resolve(Number(process.hrtime.bigint() - began) / COUNT);
      }
    };
    fs.read(file, buffer, 0, BYTES, 0, next);
  });
}

(async () => {
  const values = [];
  for (let round = 0; round < ROUNDS; round++) {
    values.push(await read());
  }
  values.sort((one, other) => one - other);
  console.log(`file_read ${values[ROUNDS >> 1].toFixed(1)}`);
})();

// timer_start, timer_cancel: a million timers of 0 to 60 s, at random. timer_run: processor time of 200,000 of 1 to
// 50 ms. Each is the median of some rounds.
'use strict';

const COUNT = 1_000_000;
const LONGEST_MILLIS = 60_000;
const RUN_COUNT = 200_000;
const LONGEST_RUN_MILLIS = 50;
const ROUNDS = 5;

const nothing = () => {};
const delays = Array.from({ length: COUNT }, () => Math.floor(Math.random() * (LONGEST_MILLIS + 1)));
const runDelays = Array.from({ length: RUN_COUNT }, () => 1 + Math.floor(Math.random() * LONGEST_RUN_MILLIS));
const timers = new Array(COUNT);
const figures = { timer_start: [], timer_cancel: [], timer_run: [] };

function note(figure, nanos, count) {
  figures[figure].push(Number(nanos) / count);
}

function cpuNanos() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

function startAndCancel() {
  let began = process.hrtime.bigint();
  for (let index = 0; index < COUNT; index++) {
    timers[index] = setTimeout(nothing, delays[index]);
  }
  note('timer_start', process.hrtime.bigint() - began, COUNT);
  began = process.hrtime.bigint();
  for (let index = 0; index < COUNT; index++) {
    clearTimeout(timers[index]);
  }
  note('timer_cancel', process.hrtime.bigint() - began, COUNT);
}

function run(roundsLeft) {
  let left = RUN_COUNT;
  let began;
  const fired = () => {
    left--;
    if (left === 0) {
      note('timer_run', cpuNanos() - began, RUN_COUNT);
      if (roundsLeft > 1) {
        run(roundsLeft - 1);
      } else {
        tell();
      }
    }
  };
  for (const delay of runDelays) {
    setTimeout(fired, delay);
  }
  began = cpuNanos();
}

function tell() {
  for (const [figure, values] of Object.entries(figures)) {
    values.sort((one, other) => one - other);
    console.log(`${figure} ${values[values.length >> 1].toFixed(1)}`);
  }
}

for (let round = 0; round < ROUNDS; round++) {
  startAndCancel();
}
run(ROUNDS);

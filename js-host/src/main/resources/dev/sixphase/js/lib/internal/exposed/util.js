// What --expose-internals shows of internal/util: what Node's own tests ask of it.

const { nanoTime } = internalBinding('process');

/** Blocks the thread, as the function of this name does in Node. */
exports.sleep = function sleep(millis) {
  const end = BigInt(nanoTime()) + BigInt(millis) * 1_000_000n;
  while (BigInt(nanoTime()) < end);
};
exports.kEmptyObject = Object.freeze(Object.create(null));

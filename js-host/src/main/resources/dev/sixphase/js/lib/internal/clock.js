// Milliseconds since the program began, and when that was.

const { nanoTime, startNanos } = internalBinding('process');

const started = BigInt(startNanos);

/** {return the milliseconds since the start, with fractions} */
exports.now = () => Number(BigInt(nanoTime()) - started) / 1e6;
exports.timeOrigin = Date.now() - exports.now();

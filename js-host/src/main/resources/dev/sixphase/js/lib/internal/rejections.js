// Rejections that nobody handles: kept until ticks and microtasks are drained, then told by the mode.

const { raise } = require('internal/process_end');

const MODES = ['throw', 'strict', 'warn', 'none', 'warn-with-error-code'];
// What is known of a rejected promise: its reason, whether it was told, and its number in warnings.
const known = new WeakMap();
let waiting = [];
let handledLater = [];
let lastNumber = 0;

const flag = process.execArgv.find((argument) => argument.startsWith('--unhandled-rejections='));
const mode = flag === undefined ? 'throw' : flag.slice(flag.indexOf('=') + 1);
if (!MODES.includes(mode)) {
  throw new Error(`--unhandled-rejections must be one of ${MODES.join(', ')}, and is ${mode}`);
}

function rejected(promise, reason) {
  const entry = { promise, reason, number: ++lastNumber, told: false };
  known.set(promise, entry);
  waiting.push(entry);
}

function handled(promise) {
  const entry = known.get(promise);
  if (entry === undefined) {
    return;
  }
  known.delete(promise);
  if (entry.told) {
    const warning = new Error(`Promise rejection was handled asynchronously (rejection id: ${entry.number})`);
    warning.name = 'PromiseRejectionHandledWarning';
    warning.id = entry.number;
    handledLater.push({ promise, warning });
  }
}

// Whatever has a stack of its own is told as it is, and is shown by it.
const isErrorLike = (reason) => typeof reason === 'object' && reason !== null && Object.hasOwn(reason, 'stack');

/** {return what a value looks like, found out without running code of the program's} */
function shown(reason) {
  if (typeof reason === 'function') {
    return Function.prototype.toString.call(reason);
  }
  if (typeof reason !== 'object' || reason === null) {
    return String(reason);
  }
  if (reason.toString === Object.prototype.toString && typeof reason.constructor === 'function') {
    return `#<${reason.constructor.name}>`;
  }
  return Object.prototype.toString.call(reason);
}

function asError(reason) {
  if (isErrorLike(reason)) {
    return reason;
  }
  const error = new Error('This error originated either by throwing inside of an async function without a catch block, '
    + `or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${shown(reason)}".`);
  error.code = 'ERR_UNHANDLED_REJECTION';
  const name = 'UnhandledPromiseRejection';
  Object.defineProperty(error, 'stack', { ...Object.getOwnPropertyDescriptor(error, 'stack'),
    value: error.stack.replace('Error', `${name} [${error.code}]`) });
  return Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
}

function warn(entry) {
  const { reason, number } = entry;
  try {
    process.emitWarning(isErrorLike(reason) ? reason.stack : shown(reason), 'UnhandledPromiseRejectionWarning');
  } catch {
    // A reason that cannot be shown is no reason to be silent about the rejection.
  }
  const warning = new Error('Unhandled promise rejection. This error originated either by throwing inside of an '
    + 'async function without a catch block, or by rejecting a promise which was not handled with .catch(). To '
    + 'terminate the node process on unhandled promise rejection, use the CLI flag '
    + '`--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). '
    + `(rejection id: ${number})`);
  warning.name = 'UnhandledPromiseRejectionWarning';
  if (isErrorLike(reason)) {
    warning.stack = reason.stack;
  }
  process.emitWarning(warning);
}

const tell = {
  'none': (entry, listeners) => listeners(),
  'warn': (entry, listeners) => {
    listeners();
    warn(entry);
  },
  'warn-with-error-code': (entry, listeners) => {
    if (!listeners()) {
      warn(entry);
      process.exitCode = 1;
    }
  },
  'strict': (entry, listeners) => {
    raise(asError(entry.reason), 'unhandledRejection');
    if (!listeners()) {
      warn(entry);
    }
  },
  'throw': (entry, listeners) => {
    if (!listeners()) {
      raise(asError(entry.reason), 'unhandledRejection');
    }
  },
};

/** Tells of what is unhandled by now. {return whether ticks or microtasks may have come of it} */
function processRejections() {
  let told = handledLater.length > 0;
  while (handledLater.length > 0) {
    const { promise, warning } = handledLater.shift();
    if (!process.emit('rejectionHandled', promise)) {
      process.emitWarning(warning);
    }
  }
  const batch = waiting;
  waiting = [];
  for (const entry of batch) {
    if (known.get(entry.promise) !== entry) {
      continue;
    }
    entry.told = true;
    told = true;
    // What a listener throws is an uncaught exception, and the rest of the batch is never told; as in Node.
    tell[mode](entry, () => process.emit('unhandledRejection', entry.reason, entry.promise));
  }
  return told || waiting.length > 0;
}

process.on('newListener', (type) => {
  if (type === 'multipleResolves') {
    process.emitWarning('The multipleResolves event has been deprecated.', 'DeprecationWarning', 'DEP0160');
  }
});

/** A promise that is settled a second time stays as it is; a listener may want to know. */
function settledAgain(type, promise, value) {
  if (process.listenerCount('multipleResolves') > 0) {
    // Not at once: the program that settles it could catch what the listener throws.
    process.nextTick(() => process.emit('multipleResolves', type, promise, value));
  }
}

module.exports = { rejected, handled, settledAgain, process: processRejections };

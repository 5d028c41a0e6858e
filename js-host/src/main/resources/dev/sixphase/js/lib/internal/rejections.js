// Rejections that nobody handles: kept until ticks and microtasks are drained, then told by the mode.

const { codes } = require('internal/errors');
const { raise } = require('internal/process_end');
const { inspect } = require('internal/inspect');

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

const isError = (reason) => reason instanceof Error
  || Object.prototype.toString.call(reason) === '[object Error]';

function asError(reason) {
  return isError(reason) ? reason : new codes.ERR_UNHANDLED_REJECTION(inspect(reason));
}

function warn(entry) {
  const { reason, number } = entry;
  let text = '';
  try {
    text = isError(reason) ? reason.stack : inspect(reason);
    process.emitWarning(text, 'UnhandledPromiseRejectionWarning');
  } catch {
    // A reason that cannot be shown is no reason to be silent about the rejection.
  }
  const warning = new Error('Unhandled promise rejection. This error originated either by throwing inside of an '
    + 'async function without a catch block, or by rejecting a promise which was not handled with .catch(). To '
    + 'terminate the node process on unhandled promise rejection, use the CLI flag '
    + '`--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). '
    + `(rejection id: ${number})`);
  warning.name = 'UnhandledPromiseRejectionWarning';
  if (isError(reason)) {
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

module.exports = { rejected, handled, process: processRejections };

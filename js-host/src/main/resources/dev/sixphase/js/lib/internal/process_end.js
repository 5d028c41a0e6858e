// How a program ends: uncaught exceptions, beforeExit, exit and exit codes.

const { reallyExit } = internalBinding('process');
const stdio = internalBinding('stdio');
const { codes } = require('internal/errors');

const UNCAUGHT = 1;
const HANDLER_FAILED = 7;
let capture = null;

function code() {
  return process.exitCode === undefined ? 0 : Number(process.exitCode);
}

function emitExit() {
  process._exiting = true;
  process.emit('exit', code());
}

function exit(status) {
  if (status !== undefined) {
    process.exitCode = status;
  }
  // An exit listener that calls exit, or one that threw before: the listeners have had their turn.
  if (!process._exiting) {
    emitExit();
  }
  reallyExit(code());
}

/** Says where and what: the place, the line of source, and the stack. */
function describe(thrown) {
  if (thrown !== null && typeof thrown === 'object' && typeof thrown.stack === 'string') {
    return `${require('internal/source_line').excerpt(thrown)}${show(thrown)}\n\nNode.js ${process.version}\n`;
  }
  const hint = thrown !== null && typeof thrown === 'object' ? ''
    : '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n';
  return `Uncaught:\n${show(thrown)}\n${hint}\nNode.js ${process.version}\n`;
}

// A value that cannot be shown must not hide that the program failed.
function show(thrown) {
  try {
    return require('internal/inspect').inspect(thrown);
  } catch {
    return String(thrown?.stack ?? thrown);
  }
}

/** Gives the exception to whom it concerns; where that is nobody, the program ends. */
function fatal(thrown, origin) {
  try {
    process.emit('uncaughtExceptionMonitor', thrown, origin);
    if (capture !== null) {
      capture(thrown);
      return;
    }
    if (process.emit('uncaughtException', thrown, origin)) {
      return;
    }
  } catch (ofHandler) {
    stdio.write(2, describe(ofHandler));
    reallyExit(HANDLER_FAILED);
  }
  try {
    if (!process._exiting) {
      process._exiting = true;
      process.exitCode = UNCAUGHT;
      process.emit('exit', UNCAUGHT);
    }
  } catch {
    // What an exit listener throws now changes nothing: the first failure is the one to tell of.
  }
  stdio.write(2, describe(thrown));
  reallyExit(process.exitCode === undefined ? UNCAUGHT : Number(process.exitCode));
}

/**
 * The same for what the loop does not see thrown. Where a handler takes it, a CHECK phase must follow for the ticks
 * that are left behind; for what it sees the loop takes care of that itself.
 */
function raise(thrown, origin) {
  fatal(thrown, origin);
  require('timers').setImmediate(() => {});
}

exports.fatal = fatal;
exports.raise = raise;
exports.exit = emitExit;
exports.exitCode = code;
exports.beforeExit = () => process.emit('beforeExit', code());

exports.install = function install(self) {
  self.exit = exit;
  self.reallyExit = (status) => reallyExit(status ?? 0);
  self.abort = () => reallyExit(134);
  self._fatalException = fatal;
  self.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(callback) {
    if (callback === null) {
      capture = null;
      return;
    }
    if (typeof callback !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], callback);
    }
    if (capture !== null) {
      throw new codes.ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET();
    }
    capture = callback;
  };
  self.hasUncaughtExceptionCaptureCallback = () => capture !== null;
};

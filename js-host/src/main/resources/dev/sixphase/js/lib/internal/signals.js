// process.on('SIGHUP'), and process.kill.

const { codes } = require('internal/errors');
const { numbers: errnos } = require('internal/system_errors');

const binding = () => internalBinding('signals');

const numbers = {
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10,
  SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGCHLD: 17, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20,
  SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28, SIGIO: 29,
  SIGPWR: 30, SIGSYS: 31,
};
const watched = new Set();

function systemError(code, syscall) {
  const error = new Error(`${syscall} ${code}`);
  return Object.assign(error, { errno: -errnos[code], code, syscall });
}

function start(name) {
  if (Object.hasOwn(numbers, name) && !watched.has(name)) {
    if (!binding().watch(name.slice('SIG'.length), () => process.emit(name, name, numbers[name]))) {
      throw systemError('EINVAL', 'uv_signal_start');
    }
    watched.add(name);
  }
}

function stop(name) {
  if (watched.has(name) && process.listenerCount(name) === 0) {
    watched.delete(name);
    binding().forget(name.slice('SIG'.length));
  }
}

/** Sends a signal by its number. {return nothing, or why it could not} */
function send(pid, number) {
  const name = Object.keys(numbers).find((one) => numbers[one] === number);
  if (number !== 0 && name === undefined) {
    return 'EINVAL';
  }
  if (pid === process.pid && watched.has(name)) {
    // No way round by the kernel, on which the loop might end before it arrives.
    binding().raise(name.slice('SIG'.length));
    return undefined;
  }
  const sent = number === 0 ? binding().isAlive(pid) : binding().send(pid, number);
  return sent ? undefined : 'ESRCH';
}

function kill(pid, signal = 'SIGTERM') {
  // The loose comparison is Node's: '1' is a pid, 'abc' is none.
  // eslint-disable-next-line eqeqeq
  if (pid != (pid | 0)) {
    throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  }
  const number = typeof signal === 'number' ? signal : numbers[signal];
  if (number === undefined) {
    throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  }
  const failure = process._kill(Number(pid), number);
  if (failure) {
    throw systemError(failure, 'kill');
  }
  return true;
}

exports.numbers = numbers;

exports.install = function install(self) {
  self.kill = kill;
  self._kill = send;
  self.on('newListener', start);
  self.on('removeListener', stop);
};

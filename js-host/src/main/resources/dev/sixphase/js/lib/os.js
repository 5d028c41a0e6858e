// os: what the program runs on.

const binding = internalBinding('os');
const modules = internalBinding('modules');
const { codes } = require('internal/errors');
const { validateInteger, validateObject } = require('internal/validators');
const { isIP } = require('internal/addresses');

const BYTES_PER_KIB = 1024;
const MILLIS_PER_JIFFY = 10;
const machines = { amd64: 'x86_64', x64: 'x86_64', aarch64: process.platform === 'darwin' ? 'arm64' : 'aarch64' };

/** {return what a file of /proc says; nothing where there is no such file} */
function proc(name) {
  try {
    return modules.read(`/proc/${name}`);
  } catch {
    return '';
  }
}

const memory = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(proc('meminfo'))?.[1] ?? 0) * BYTES_PER_KIB;

function cpus() {
  const details = proc('cpuinfo').split('\n\n');
  const times = proc('stat').split('\n').filter((line) => /^cpu\d/.test(line));
  return times.map((line, at) => {
    const [user, nice, sys, idle, , irq] = line.split(/\s+/).slice(1).map((jiffies) => Number(jiffies) * MILLIS_PER_JIFFY);
    const field = (name) => new RegExp(`^${name}\\s*:\\s*(.*)$`, 'm').exec(details[at] ?? '')?.[1];
    return { model: field('model name') ?? 'unknown', speed: Math.trunc(Number(field('cpu MHz') ?? 0)),
      times: { user, nice, sys, idle, irq } };
  });
}

function netmaskOf(prefix, isSix) {
  const bits = '1'.repeat(prefix).padEnd(isSix ? 128 : 32, '0');
  if (!isSix) {
    return bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)).join('.');
  }
  return bits.match(/.{16}/g).map((part) => parseInt(part, 2).toString(16)).join(':')
    .replace(/(^|:)0(:0)+$/, '::').replace(/^0::$/, '::');
}

/** {return an address of version 6 as it is written: the longest run of zeros left out} */
function shortSix(address) {
  const [bare] = address.split('%');
  const runs = bare.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((most, run) => (run.length > most.length ? run : most), '');
  return longest === '' ? bare : bare.replace(longest, ':').replace(/^:(?!:)/, '::').replace(/([^:]):$/, '$1::')
    .replace(/^::?:$/, '::');
}

function networkInterfaces() {
  const flat = [...binding.interfaces()];
  const found = {};
  for (let at = 0; at < flat.length; at += 5) {
    const [name, given, prefix, mac, internal] = flat.slice(at, at + 5);
    const isSix = given.includes(':');
    const address = isSix ? shortSix(given) : given;
    const scopeid = isSix ? { scopeid: Number(/%(\d+)$/.exec(given)?.[1] ?? 0) } : {};
    (found[name] ??= []).push({ address, netmask: netmaskOf(prefix, isSix), family: isSix ? 'IPv6' : 'IPv4', mac,
      internal, cidr: isIP(address) === 0 ? null : `${address}/${prefix}`, ...scopeid });
  }
  return found;
}

function userInfo(options) {
  if (options !== undefined) {
    validateObject(options, 'options');
  }
  const [uid = -1, gid = -1] = [...binding.owner()];
  const line = modules.kind('/etc/passwd') === 'file'
    ? modules.read('/etc/passwd').split('\n').find((text) => Number(text.split(':')[2]) === uid) : undefined;
  const [username = binding.userName, , , , , homedir = binding.userHome, shell = null] = line?.split(':') ?? [];
  const asWanted = (text) => (options?.encoding === 'buffer' && text !== null ? Buffer.from(text) : text);
  return { __proto__: null, uid, gid, username: asWanted(username), homedir: asWanted(homedir), shell: asWanted(shell) };
}

function getPriority(pid = 0) {
  validateInteger(pid, 'pid', -(2 ** 31), 2 ** 31 - 1);
  const fields = proc(`${pid === 0 ? 'self' : pid}/stat`);
  if (fields === '') {
    const error = new Error('A system error occurred: uv_os_getpriority returned ESRCH (no such process)');
    throw Object.assign(error, { name: 'SystemError', code: 'ERR_SYSTEM_ERROR',
      info: { errno: -3, code: 'ESRCH', message: 'no such process', syscall: 'uv_os_getpriority' } });
  }
  // The command stands in parentheses and may hold spaces; the nice value is the 17th field behind it.
  return Number(fields.slice(fields.lastIndexOf(')') + 2).split(' ')[16]);
}

function tmpdir() {
  const path = process.env.TMPDIR || process.env.TMP || process.env.TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

const priority = { PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7,
  PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20 };
const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1',
  'SIGSEGV', 'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGSTKFLT', 'SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN',
  'SIGTTOU', 'SIGURG', 'SIGXCPU', 'SIGXFSZ', 'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGIO', 'SIGPWR', 'SIGSYS'];

function signalNumbers() {
  const numbers = Object.fromEntries(signals.map((name, at) => [name, at + 1]));
  return Object.freeze({ __proto__: null, ...numbers, SIGIOT: numbers.SIGABRT, SIGPOLL: numbers.SIGIO });
}

Object.assign(exports, {
  arch: () => process.arch,
  availableParallelism: () => binding.processors(),
  cpus,
  endianness: () => (binding.endianness === 'BIG_ENDIAN' ? 'BE' : 'LE'),
  freemem: () => memory('MemAvailable'),
  getPriority,
  homedir: () => process.env.HOME ?? binding.userHome,
  hostname: () => proc('sys/kernel/hostname').trim() || process.env.HOSTNAME || 'localhost',
  loadavg: () => (proc('loadavg') || '0 0 0').split(' ').slice(0, 3).map(Number),
  networkInterfaces,
  platform: () => process.platform,
  release: () => binding.release,
  setPriority() {
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('os.setPriority');
  },
  tmpdir,
  totalmem: () => memory('MemTotal'),
  type: () => binding.name,
  userInfo,
  uptime: () => Number(proc('uptime').split(' ')[0]),
  version: () => proc('sys/kernel/version').trim() || binding.release,
  machine: () => machines[binding.machine] ?? binding.machine,
});

require('internal/errors').defineCodes({
  ERR_FEATURE_UNAVAILABLE_ON_PLATFORM: [TypeError, (feature) =>
    `The feature ${feature} is unavailable on the current platform, which is being used to run Node.js`],
});

let constants;
Object.defineProperty(exports, 'constants', {
  enumerable: true,
  get() {
    const errno = Object.fromEntries([...require('internal/error_numbers')]
      .filter(([number]) => number > -1000).map(([number, [name]]) => [name, -number]));
    return (constants ??= Object.freeze({ __proto__: null, UV_UDP_REUSEADDR: 4, dlopen: Object.freeze({ __proto__: null,
      RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8 }),
    errno: Object.freeze({ __proto__: null, ...errno }), signals: signalNumbers(),
    priority: Object.freeze({ __proto__: null, ...priority }) }));
  },
});
for (const [name, value] of [['EOL', '\n'], ['devNull', '/dev/null']]) {
  Object.defineProperty(exports, name, { enumerable: true, value });
}
for (const name of ['arch', 'endianness', 'homedir', 'hostname', 'platform', 'release', 'tmpdir', 'type', 'uptime',
  'version', 'machine', 'totalmem', 'freemem', 'availableParallelism']) {
  exports[name][Symbol.toPrimitive] = () => exports[name]();
}

// The process object. What ends a program is in internal/process_end.

const info = internalBinding('process');
const stdio = internalBinding('stdio');
const loop = internalBinding('loop');
const EventEmitter = require('events');
const { validateFunction, validateArray, validateString } = require('internal/validators');

const NANOS_PER_SECOND = 1_000_000_000n;

function Process() {
  EventEmitter.call(this);
}
Object.setPrototypeOf(Process.prototype, EventEmitter.prototype);
Object.defineProperty(Process.prototype, Symbol.toStringTag, { value: 'process', configurable: true });
Object.defineProperty(Process, 'name', { value: 'process' });

const self = new Process();
globalThis.process = self;

function environment() {
  const flat = info.environment();
  const variables = {};
  for (let at = 0; at < flat.length; at += 2) {
    variables[flat[at]] = flat[at + 1];
  }
  return variables;
}

self.title = 'sixphase';
self.version = 'v20.11.1';
self.versions = { node: '20.11.1', sixphase: '0.1.0' };
self.release = { name: 'node' };
self.arch = info.arch;
self.platform = info.platform;
self.pid = info.pid;
self.execPath = info.execPath;
self.execArgv = [...info.execArgv];
self.argv = [info.execPath, info.file, ...info.argv];
self.argv0 = 'sixphase';
self.exitCode = undefined;
self._exiting = false;
self.config = { variables: {}, target_defaults: {} };
self.features = {};
self.env = environment();

let directory;
self.cwd = () => (directory ??= info.cwd());
self.chdir = function chdir(target) {
  validateString(target, 'directory');
  directory = require('internal/working_directory').change(directory ?? info.cwd(), target);
};
for (const [name, member] of Object.entries({ getuid: 'user', geteuid: 'effectiveUser', getgid: 'group',
  getegid: 'effectiveGroup' })) {
  self[name] = { [name]: () => info[member]() }[name];
}
self.uptime = () => require('internal/clock').now() / 1e3;
self.umask = (mask) => require('internal/working_directory').umask(mask);

self.nextTick = function nextTick(callback, ...args) {
  validateFunction(callback, 'callback');
  if (self._exiting) {
    return;
  }
  loop.nextTick(args.length === 0 ? () => callback() : () => callback(...args));
};

self.hrtime = function hrtime(previous) {
  const now = BigInt(info.nanoTime());
  const time = [Number(now / NANOS_PER_SECOND), Number(now % NANOS_PER_SECOND)];
  if (previous === undefined) {
    return time;
  }
  validateArray(previous, 'time');
  const seconds = time[0] - previous[0];
  const nanos = time[1] - previous[1];
  return nanos < 0 ? [seconds - 1, nanos + 1e9] : [seconds, nanos];
};
self.hrtime.bigint = () => BigInt(info.nanoTime());

self.memoryUsage = function memoryUsage() {
  const [heapTotal, heapUsed] = info.memory();
  return { rss: heapTotal, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
};
self.memoryUsage.rss = () => self.memoryUsage().rss;
self.getActiveResourcesInfo = () => require('internal/active_resources').names();
self._getActiveHandles = () => require('internal/active_resources').handles();
self._getActiveRequests = () => require('internal/active_resources').requests();

function standardStream(descriptor) {
  let stream;
  return {
    configurable: true,
    enumerable: true,
    get: () => (stream ??= require('internal/stdio').makeStream(descriptor)),
    set: (value) => {
      stream = value;
    },
  };
}
Object.defineProperty(self, 'stdout', standardStream(1));
Object.defineProperty(self, 'stderr', standardStream(2));
self._rawDebug = (text) => stdio.write(2, `${text}\n`);

require('internal/signals').install(self);
require('internal/warnings').install(self);
require('internal/process_end').install(self);

module.exports = self;

// The process object. What ends a program is in internal/process_end.

const info = internalBinding('process');
const stdio = internalBinding('stdio');
const loop = internalBinding('loop');
const EventEmitter = require('events');
const { validateFunction, validateString } = require('internal/validators');

function Process() {
  EventEmitter.call(this);
}
Object.setPrototypeOf(Process.prototype, EventEmitter.prototype);
Object.defineProperty(Process.prototype, Symbol.toStringTag, { value: 'process', configurable: true });
Object.defineProperty(Process, 'name', { value: 'process' });

const self = new Process();
globalThis.process = self;

const title = info.execArgv.find((flag) => flag.startsWith('--title='));
self.title = title === undefined ? 'sixphase' : title.slice('--title='.length);
self.version = 'v20.11.1';
self.versions = { node: '20.11.1', sixphase: '0.1.0' };
self.release = { name: 'node', lts: 'Iron' };
self.arch = info.arch;
self.platform = info.platform;
self.pid = info.pid;
self.ppid = info.parentPid;
self.execPath = info.execPath;
self.execArgv = [...info.execArgv];
self.argv = [info.execPath, info.file, ...info.argv];
self.argv0 = 'sixphase';
self.exitCode = undefined;
self._exiting = false;
self.config = Object.freeze({ variables: Object.freeze({}), target_defaults: Object.freeze({}) });
self.features = {
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: false, tls_sni: false, tls_ocsp: false, tls: false,
  cached_builtins: true,
};
self.env = require('internal/environment').make(info.environment(),
  self.execArgv.includes('--pending-deprecation') ? (...warning) => self.emitWarning(...warning) : undefined);

let directory;
self.cwd = () => (directory ??= info.cwd());
self.chdir = function chdir(target) {
  validateString(target, 'directory');
  directory = require('internal/working_directory').change(directory ?? info.cwd(), target);
};
self.umask = (mask) => require('internal/working_directory').umask(mask);

self.nextTick = function nextTick(callback, ...args) {
  validateFunction(callback, 'callback');
  if (self._exiting) {
    return;
  }
  loop.nextTick(args.length === 0 ? () => callback() : () => callback(...args));
};

require('internal/process_usage').install(self);
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
Object.defineProperty(self, 'stdin', standardStream(0));
Object.defineProperty(self, 'stdout', standardStream(1));
Object.defineProperty(self, 'stderr', standardStream(2));
self.assert = function assert(holds, message) {
  require('util').deprecate(() => {}, 'process.assert() is deprecated. Please use the `assert` module instead.',
    'DEP0100')();
  if (!holds) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_ASSERTION(message || 'assertion error');
  }
};
self.setSourceMapsEnabled = (enabled) => require('internal/validators').validateBoolean(enabled, 'val');
self._rawDebug = (text) => stdio.write(2, `${text}\n`);

require('internal/signals').install(self);
require('internal/warnings').install(self);
require('internal/credentials').install(self);
require('internal/process_end').install(self);

module.exports = self;

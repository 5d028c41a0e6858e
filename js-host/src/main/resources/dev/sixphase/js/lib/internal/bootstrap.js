// Puts the globals and the process object in place, and gives the host the functions that it calls.

const modules = internalBinding('modules');
const cache = new Map();

function requireBuiltin(id) {
  const known = cache.get(id);
  if (known !== undefined) {
    return known.exports;
  }
  const loaded = { id, exports: {} };
  cache.set(id, loaded);
  modules.builtin(id)(loaded.exports, requireBuiltin, loaded, globalThis.process, internalBinding);
  return loaded.exports;
}

const define = (name, value) => Object.defineProperty(globalThis, name,
  { value, configurable: true, writable: true, enumerable: false });

// A global that is made when a program first asks for it: most programs never do.
const defineLazily = (name, id, enumerable = false) => Object.defineProperty(globalThis, name, {
  configurable: true,
  enumerable,
  get() {
    const value = requireBuiltin(id)[name];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable });
    return value;
  },
  set(value) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable });
  },
});

// As Node 20 has them: symbols of a proposal, for classes that can be disposed of.
for (const name of ['dispose', 'asyncDispose']) {
  if (Symbol[name] === undefined) {
    Object.defineProperty(Symbol, name, { value: Symbol(`nodejs.${name}`) });
  }
}
Object.defineProperty(globalThis, 'global', { value: globalThis, configurable: true, writable: true, enumerable: true });
define('process', requireBuiltin('internal/process'));
const timers = requireBuiltin('timers');
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
  Object.defineProperty(globalThis, name,
    { value: timers[name], configurable: true, writable: true, enumerable: true });
}
define('queueMicrotask', requireBuiltin('internal/microtasks').queueMicrotask);
Object.defineProperty(globalThis, 'queueMicrotask', { enumerable: true });
for (const [id, ...names] of [
  ['buffer', 'Buffer'],
  ['internal/abort_controller', 'AbortController', 'AbortSignal', 'DOMException'],
  ['internal/event_target', 'Event', 'EventTarget', 'CustomEvent'],
  ['internal/encoding', 'TextEncoder', 'TextDecoder'],
  ['internal/url', 'URL', 'URLSearchParams'],
  ['internal/message_channel', 'MessageChannel', 'MessagePort', 'MessageEvent'],
  ['perf_hooks', 'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver',
    'PerformanceObserverEntryList', 'PerformanceResourceTiming'],
]) {
  names.forEach((name) => defineLazily(name, id));
}
for (const [name, id] of [['structuredClone', 'internal/structured_clone'], ['atob', 'buffer'], ['btoa', 'buffer'],
  ['performance', 'perf_hooks']]) {
  defineLazily(name, id, true);
}
let console;
Object.defineProperty(globalThis, 'console', {
  configurable: true,
  enumerable: false,
  get: () => (console ??= requireBuiltin('console')),
  set: (value) => {
    console = value;
  },
});

if (globalThis.process.execArgv.some((flag) => /^--expose[-_]gc$/.test(flag))) {
  // A young collection is V8's affair: the JVM makes its own when it is time.
  define('gc', (options) => options?.type === 'minor' || internalBinding('process').collectGarbage());
}

const { fatal, beforeExit, exit, exitCode } = requireBuiltin('internal/process_end');
const rejections = requireBuiltin('internal/rejections');

return {
  main: () => requireBuiltin('internal/loader').runMain(internalBinding('process').file),
  uncaught: fatal,
  rejected: rejections.rejected,
  rejectionHandled: rejections.handled,
  settledAgain: rejections.settledAgain,
  processRejections: rejections.process,
  beforeExit,
  exit,
  exitCode,
};

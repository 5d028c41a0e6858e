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
const defineLazily = (name, make) => Object.defineProperty(globalThis, name, {
  configurable: true,
  enumerable: false,
  get() {
    const value = make();
    define(name, value);
    return value;
  },
  set(value) {
    define(name, value);
  },
});

// What Node adds to the language ahead of its time.
for (const name of ['dispose', 'asyncDispose']) {
  if (Symbol[name] === undefined) {
    Object.defineProperty(Symbol, name, { value: Symbol(`nodejs.${name}`) });
  }
}

define('global', globalThis);
define('process', requireBuiltin('internal/process'));
const timers = requireBuiltin('timers');
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
  Object.defineProperty(globalThis, name,
    { value: timers[name], configurable: true, writable: true, enumerable: true });
}
define('queueMicrotask', requireBuiltin('internal/microtasks').queueMicrotask);
defineLazily('console', () => requireBuiltin('console'));
defineLazily('Buffer', () => requireBuiltin('buffer').Buffer);
for (const name of ['AbortController', 'AbortSignal', 'DOMException']) {
  defineLazily(name, () => requireBuiltin('internal/abort_controller')[name]);
}
for (const name of ['Event', 'EventTarget']) {
  defineLazily(name, () => requireBuiltin('internal/event_target')[name]);
}

const { fatal, beforeExit, exit, exitCode } = requireBuiltin('internal/process_end');
const rejections = requireBuiltin('internal/rejections');

return {
  main: () => requireBuiltin('internal/loader').runMain(internalBinding('process').file),
  uncaught: fatal,
  rejected: rejections.rejected,
  rejectionHandled: rejections.handled,
  processRejections: rejections.process,
  beforeExit,
  exit,
  exitCode,
};

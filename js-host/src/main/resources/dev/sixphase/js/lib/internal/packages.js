// npm packages on the class path, as modules of Node: what they require is a built-in module first, a package second.

const { packageFile } = internalBinding('modules');

const builtins = new Map(['buffer', 'events', 'string_decoder', 'util', 'stream'].map((id) => [id, () => require(id)]));
builtins.set('process', () => process);
builtins.set('qs', () => require('querystring'));
builtins.set('abort-controller', () => require('internal/abort_controller'));
const cache = new Map();

function resolve(name, from, request) {
  if (!request.startsWith('.')) {
    return { name: request.replace(/\/$/, ''), path: undefined };
  }
  const parts = from.split('/').slice(0, -1);
  for (const part of request.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.') {
      parts.push(part);
    }
  }
  return { name, path: parts.join('/') };
}

function load(name, request) {
  const path = request.replace(/\.js$/, '');
  const key = `${name}/${path}`;
  const known = cache.get(key);
  if (known !== undefined) {
    return known.exports;
  }
  const files = path.endsWith('.json') ? [path] : [`${path}.js`, `${path}/index.js`];
  const body = files.map((file) => packageFile(name, file)).find(Boolean);
  if (body === undefined) {
    throw new Error(`the package ${name} has no file ${path}`);
  }
  const loaded = { exports: {} };
  cache.set(key, loaded);
  body(loaded.exports, (request) => {
    const wanted = resolve(name, path, request);
    if (wanted.path !== undefined) {
      return load(name, wanted.path);
    }
    const builtin = builtins.get(wanted.name);
    return builtin === undefined ? exports.load(wanted.name) : builtin();
  }, loaded);
  return loaded.exports;
}

const entries = { 'acorn': 'dist/acorn', 'punycode': 'punycode', 'url': 'url', 'webidl-conversions': 'lib/index', 'readable-stream': 'lib/ours/index', 'string_decoder': 'lib/string_decoder' };

/** {return what a package exports} */
exports.load = (name) => load(name, entries[name] ?? 'index');

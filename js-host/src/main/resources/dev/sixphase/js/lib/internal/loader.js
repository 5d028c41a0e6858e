// CommonJS: files, folders with package.json or index.js, JSON, and the built-in modules.

const modules = internalBinding('modules');

const EXTENSIONS = ['', '.js', '.json', '.cjs'];
const cache = Object.create(null);
let main;

const exposesInternals = process.execArgv.includes('--expose-internals');

function isBuiltin(id) {
  return id === 'process' || (exposesInternals || !id.startsWith('internal/')) && modules.hasBuiltin(id);
}

function directoryOf(file) {
  return file.slice(0, Math.max(1, file.lastIndexOf('/')));
}

function join(directory, request) {
  const parts = request.startsWith('/') ? [] : directory.split('/');
  for (const part of request.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return `/${parts.filter((part) => part !== '').join('/')}`;
}

function asFile(path) {
  const found = EXTENSIONS.find((extension) => modules.kind(path + extension) === 'file');
  return found === undefined ? undefined : path + found;
}

function asDirectory(path) {
  if (modules.kind(path) !== 'directory') {
    return undefined;
  }
  const description = `${path}/package.json`;
  const entry = modules.kind(description) === 'file' ? JSON.parse(modules.read(description)).main : undefined;
  const named = entry === undefined ? undefined : join(path, entry);
  return named && (asFile(named) ?? asFile(`${named}/index`)) || asFile(`${path}/index`);
}

function resolve(request, from) {
  const isPath = /^(\/|\.\.?(\/|$))/.test(request);
  const path = join(directoryOf(from), request);
  const found = isPath ? asFile(path) ?? asDirectory(path) : undefined;
  if (found === undefined) {
    const error = new Error(`Cannot find module '${request}'\nRequire stack:\n- ${from}`);
    error.code = 'MODULE_NOT_FOUND';
    error.requireStack = [from];
    throw error;
  }
  return modules.realPath(found);
}

function requireFrom(parent) {
  const requireHere = function require_(request) {
    if (typeof request !== 'string' || request === '') {
      const { codes } = require('internal/errors');
      throw typeof request === 'string'
        ? new codes.ERR_INVALID_ARG_VALUE('id', request, 'must be a non-empty string')
        : new codes.ERR_INVALID_ARG_TYPE('id', 'string', request);
    }
    const id = request.startsWith('node:') ? request.slice('node:'.length) : request;
    if (isBuiltin(id)) {
      return id === 'process' ? process : require(id);
    }
    return load(resolve(request, parent.filename)).exports;
  };
  Object.defineProperty(requireHere, 'name', { value: 'require' });
  requireHere.resolve = (request) => (isBuiltin(request) ? request : resolve(request, parent.filename));
  requireHere.cache = cache;
  requireHere.main = main;
  return requireHere;
}

function load(file) {
  if (cache[file] !== undefined) {
    return cache[file];
  }
  const module = { id: file, filename: file, path: directoryOf(file), exports: {}, loaded: false };
  main ??= module;
  cache[file] = module;
  let completed = false;
  try {
    if (file.endsWith('.json')) {
      module.exports = JSON.parse(modules.read(file).replace(/^\uFEFF/, ''));
    } else {
      module.require = requireFrom(module);
      const body = modules.compile(file, modules.read(file));
      Reflect.apply(body, module.exports, [module.exports, module.require, module, file, module.path]);
    }
    completed = true;
  } finally {
    if (!completed) {
      delete cache[file];
    }
  }
  module.loaded = true;
  return module;
}

exports.runMain = function runMain(file) {
  const found = asFile(file) ?? asDirectory(file);
  if (found === undefined) {
    const error = new Error(`Cannot find module '${file}'`);
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  }
  process.argv[1] = modules.realPath(found);
  load(process.argv[1]);
};

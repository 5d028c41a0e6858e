// What --expose-internals shows of Node's bindings: those that its own tests ask for and that have a twin here.

const { nowMillis } = internalBinding('loop');
const { codes } = require('internal/errors');

const bindings = {
  constants: { fs: require('internal/file_constants') },
  timers: { getLibuvNow: () => nowMillis() },
  uv: require('internal/system_errors').uv,
};

exports.internalBinding = function exposedBinding(name) {
  if (!Object.hasOwn(bindings, name)) {
    throw new codes.ERR_INVALID_MODULE(name);
  }
  return bindings[name];
};

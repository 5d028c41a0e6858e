// What a process has and its files depend on: the folder from which paths lead, and the mask of modes.

const { binding, runSync } = require('internal/file_calls');
const requests = require('internal/file_requests');
const { modeOf } = require('internal/file_arguments');
const { fileError } = require('internal/system_errors');
const { X_OK } = require('internal/file_constants');
const { resolve } = require('path');

const PERMISSIONS = 0o777;

/** Goes from one folder to another: {return its path} */
exports.change = function change(from, target) {
  const path = resolve(from, target);
  try {
    if (!runSync(requests.stat(path)).isDirectory()) {
      throw fileError({ code: 'ENOTDIR' }, 'stat', path);
    }
    runSync(requests.access(path, X_OK));
  } catch (error) {
    throw fileError({ code: error.code }, 'chdir', from, target);
  }
  const real = runSync(requests.realpath(path));
  binding.changeDirectory(real);
  return real;
};

/** Sets the mask, if one is given: {return the one before} */
exports.umask = function umask(mask) {
  if (mask === undefined) {
    // There is no call that tells it without a change.
    const before = binding.changeMask(0);
    binding.changeMask(before);
    return before;
  }
  return binding.changeMask(modeOf(mask, 'mask') & PERMISSIONS);
};

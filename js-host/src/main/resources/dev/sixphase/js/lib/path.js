// Paths of POSIX: the npm package path-browserify.

const path = require('internal/packages').load('path-browserify');

path.posix = path;
path.toNamespacedPath = (name) => name;
module.exports = path;

// Names with letters beyond ASCII: the npm package of that name.

module.exports = require('internal/packages').load('punycode');

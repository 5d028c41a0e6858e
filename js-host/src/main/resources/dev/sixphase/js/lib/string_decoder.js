// Whole characters out of bytes in pieces: the npm package of that name.

module.exports = require('internal/packages').load('string_decoder');

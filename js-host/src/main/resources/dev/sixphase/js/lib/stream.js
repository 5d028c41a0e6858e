// Node's streams: the npm package readable-stream, whose next ticks are the program's own.

module.exports = require('internal/packages').load('readable-stream');

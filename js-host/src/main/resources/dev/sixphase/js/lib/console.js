// console, over the standard streams, and the class for consoles over others.

const { Console, kMakeGlobal } = require('internal/console');

module.exports = Console[kMakeGlobal]();

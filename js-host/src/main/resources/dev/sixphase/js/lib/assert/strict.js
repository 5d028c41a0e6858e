// assert, with the strict forms under the short names.

module.exports = require('assert').strict;

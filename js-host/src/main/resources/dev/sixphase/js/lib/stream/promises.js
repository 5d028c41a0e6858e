// The promise forms of pipeline and finished.

module.exports = require('stream').promises;

// What --expose-internals shows of internal/fs/promises.

exports.exports = require('fs/promises');
exports.FileHandle = require('internal/file_handle').FileHandle;

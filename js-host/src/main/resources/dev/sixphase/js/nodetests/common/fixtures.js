'use strict';
// Files that Node's tests read.

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const fixturesDir = path.join(__dirname, '..', 'fixtures');
const fixturesPath = (...names) => path.join(fixturesDir, ...names);

module.exports = {
  fixturesDir,
  path: fixturesPath,
  fileURL: (...names) => pathToFileURL(fixturesPath(...names)),
  readSync(names, encoding) {
    return fs.readFileSync(fixturesPath(...[].concat(names)), encoding);
  },
  get utf8TestText() {
    return fs.readFileSync(fixturesPath('utf8_test_text.txt'), 'utf8');
  },
  get utf8TestTextPath() {
    return fixturesPath('utf8_test_text.txt');
  },
};

'use strict';
// Files that Node's tests read.

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

// Their own folder, not the link to it: for Node, no link is on the way.
const link = path.join(__dirname, '..', 'fixtures');
const fixturesDir = fs.existsSync(link) ? fs.realpathSync(link) : link;
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

'use strict';
// A folder for one test, emptied when it asks for it and gone when it ends.

const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const folder = path.join(path.dirname(__dirname), `.tmp.${process.pid}`);

module.exports = {
  path: folder,
  refresh() {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder);
    process.on('exit', () => {
      process.chdir?.(path.dirname(folder));
      fs.rmSync(folder, { recursive: true, force: true });
    });
  },
  resolve: (...names) => path.resolve(folder, ...names),
  fileURL: (...names) => pathToFileURL(path.resolve(folder, ...names)),
  hasEnoughSpace: () => true,
};

// console, over the standard streams.

const { format } = require('internal/format');
const { inspect } = require('internal/inspect');

let indentation = '';

function write(stream, text) {
  stream.write(`${indentation}${indentation === '' ? text : text.replaceAll('\n', `\n${indentation}`)}\n`);
}

const out = (...values) => write(process.stdout, format(...values));
const err = (...values) => write(process.stderr, format(...values));

exports.log = out;
exports.info = out;
exports.debug = out;
exports.error = err;
exports.warn = err;
exports.dir = (value, options) => out(inspect(value, options));
exports.trace = function trace(...values) {
  const here = { name: 'Trace', message: format(...values) };
  Error.captureStackTrace(here, trace);
  err(here.stack);
};
exports.assert = function assert(holds, ...values) {
  if (!holds) {
    err(values.length === 0 ? 'Assertion failed' : `Assertion failed: ${format(...values)}`);
  }
};
exports.group = function group(...values) {
  if (values.length > 0) {
    out(...values);
  }
  indentation += '  ';
};
exports.groupEnd = function groupEnd() {
  indentation = indentation.slice(2);
};

// Query strings: the npm package querystring-es3, with Node's escapes.

const { parse, stringify } = require('internal/packages').load('querystring-es3');

/** {return the text with what a query must not contain as percent signs and bytes} */
exports.escape = (text) => encodeURIComponent(typeof text === 'string' ? text : `${text}`);

exports.unescape = function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return exports.unescapeBuffer(text).toString();
  }
};

exports.unescapeBuffer = (text) => Buffer.from(String(text)
  .replace(/[^%]+/g, (plain) => Buffer.from(plain).toString('latin1'))
  .replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

exports.parse = function parseQuery(text, ...given) {
  return Object.assign(Object.create(null), parse(text, ...given));
};
exports.stringify = stringify;
exports.decode = exports.parse;
exports.encode = stringify;

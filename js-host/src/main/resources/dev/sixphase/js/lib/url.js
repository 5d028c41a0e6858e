// url: the WHATWG classes, paths of files, and the older way to take URLs apart, from the npm package url.

const { URL, URLSearchParams } = require('internal/url');
const { codes, defineCodes } = require('internal/errors');
const { validateString } = require('internal/validators');
const legacy = require('internal/packages').load('url');

defineCodes({
  ERR_INVALID_URL_SCHEME: [TypeError, (scheme) => `The URL must be of scheme ${scheme}`],
  ERR_INVALID_FILE_URL_HOST: [TypeError, (platform) => `File URL host must be "localhost" or empty on ${platform}`],
  ERR_INVALID_FILE_URL_PATH: [TypeError, (why) => `File URL path ${why}`],
});

const isUrl = (value) => Boolean(value?.href && value.protocol && value.auth === undefined && value.path === undefined);

function fileURLToPath(path) {
  const url = typeof path === 'string' ? new URL(path) : path;
  if (!isUrl(url)) {
    throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], path);
  }
  if (url.protocol !== 'file:') {
    throw new codes.ERR_INVALID_URL_SCHEME('file');
  }
  if (url.hostname !== '') {
    throw new codes.ERR_INVALID_FILE_URL_HOST(process.platform);
  }
  if (/%2f/i.test(url.pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  }
  return decodeURIComponent(url.pathname);
}

const escapes = { '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23' };

function pathToFileURL(path) {
  validateString(path, 'path');
  const resolved = require('path').resolve(path);
  const full = path.endsWith('/') && !resolved.endsWith('/') ? `${resolved}/` : resolved;
  return new URL(`file://${full.replace(/[%\\\n\r\t?#]/g, (character) => escapes[character])}`);
}

function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null, ...url, protocol: url.protocol,
    hostname: hostname && hostname.startsWith('[') ? hostname.slice(1, -1) : hostname, hash: url.hash, search,
    pathname, path: `${pathname || ''}${search || ''}`, href: url.href,
  };
  if (port !== '') {
    options.port = Number(port);
  }
  if (username || password) {
    options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  }
  return options;
}

function parse(url, parseQuery, slashesDenoteHost) {
  if (url instanceof legacy.Url) {
    return url;
  }
  validateString(url, 'url');
  return legacy.parse(url, parseQuery, slashesDenoteHost);
}

function formatUrl(url, options) {
  if (options !== undefined && (options === null || typeof options !== 'object')) {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'object', options);
  }
  const { auth = true, fragment = true, search = true, unicode = false } = options ?? {};
  const copy = new URL(url.href);
  if (!auth) {
    copy.username = '';
    copy.password = '';
  }
  copy.hash = fragment ? copy.hash : '';
  copy.search = search ? copy.search : '';
  return unicode && copy.hostname ? copy.href.replace(copy.hostname, domainToUnicode(copy.hostname)) : copy.href;
}

function format(url, options) {
  if (typeof url === 'string') {
    return legacy.format(parse(url));
  }
  if (url === null || typeof url !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], url);
  }
  return isUrl(url) && url instanceof URL ? formatUrl(url, options) : legacy.format(url);
}

function hostOf(domain) {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return '';
  }
}

function domainToUnicode(domain) {
  return require('internal/packages').load('punycode').toUnicode(hostOf(`${domain}`));
}

module.exports = {
  Url: legacy.Url, parse, resolve: legacy.resolve, resolveObject: legacy.resolveObject, format, URL, URLSearchParams,
  domainToASCII: (domain) => hostOf(`${domain}`), domainToUnicode, pathToFileURL, fileURLToPath, urlToHttpOptions,
};

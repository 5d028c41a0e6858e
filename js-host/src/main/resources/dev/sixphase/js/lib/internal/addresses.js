// What is an IP address, and of which family.

const part = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const four = `(?:${part}\\.){3}${part}`;
const fourExactly = new RegExp(`^${four}$`);
const fourAtEnd = new RegExp(`:${four}$`);

exports.isIPv4 = (text) => fourExactly.test(text);

exports.isIPv6 = function isIPv6(text) {
  const address = String(text).replace(/%[0-9a-zA-Z.:-]+$/, '').replace(fourAtEnd, ':0:0');
  const halves = address.split('::');
  if (halves.length > 2 || !/^[0-9a-fA-F:]+$/.test(address)) {
    return false;
  }
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const fits = groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
  return fits && (halves.length === 2 ? groups.length < 8 : groups.length === 8);
};

exports.isIP = (text) => (exports.isIPv4(text) ? 4 : exports.isIPv6(text) ? 6 : 0);

// Primitives and property names as text, with what cannot be printed escaped.

const MIN_LINE_WIDTH = 16;
// Control characters, the quote, the backslash, and surrogates without their other half.
const UNPRINTABLE = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE, 'g');
const short = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\', '\'': '\\\'' };

function escapeOne(character) {
  const known = short[character];
  if (known !== undefined) {
    return known;
  }
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return code < 0x100 ? `\\x${hex.toUpperCase().padStart(2, '0')}` : `\\u${hex}`;
}

function markFor(text) {
  if (!text.includes('\'')) {
    return '\'';
  }
  if (!text.includes('"')) {
    return '"';
  }
  return text.includes('`') || text.includes('${') ? '\'' : '`';
}

/** {return the text in quotes that it does not contain, if there are such} */
function quote(text) {
  const mark = markFor(text);
  if (!UNPRINTABLE.test(text)) {
    return mark + text + mark;
  }
  const escaped = text.replace(ALL_UNPRINTABLE,
    (character) => (character === '\'' && mark !== '\'' ? character : escapeOne(character)));
  return mark + escaped + mark;
}

const escapeKey = (text) => text.replace(ALL_UNPRINTABLE,
  (character) => (character === '\'' ? character : escapeOne(character)));

function groupDigits(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, '_');
}

function number(ctx, value) {
  if (!ctx.numericSeparator) {
    return ctx.stylize(Object.is(value, -0) ? '-0' : `${value}`, 'number');
  }
  const whole = Math.trunc(value);
  const text = String(whole);
  let shown = Object.is(value, -0) ? '-0' : String(value);
  if (Number.isFinite(value) && !text.includes('e') && !shown.includes('e')) {
    const [, fraction] = shown.split('.');
    const head = value < 0 && whole === 0 ? '-0' : Object.is(whole, -0) ? '-0' : groupDigits(text);
    shown = fraction === undefined ? head : `${head}.${fraction.replace(/(\d{3})(?=\d)/g, '$1_')}`;
  }
  return ctx.stylize(shown, 'number');
}

function bigint(ctx, value) {
  const text = String(value);
  return ctx.stylize(`${ctx.numericSeparator ? groupDigits(text) : text}n`, 'bigint');
}

function string(ctx, value) {
  let text = value;
  let rest = '';
  if (text.length > ctx.maxStringLength) {
    const left = text.length - ctx.maxStringLength;
    text = text.slice(0, ctx.maxStringLength);
    rest = `... ${left} more character${left > 1 ? 's' : ''}`;
  }
  // A long text stands in one line of output for each line of its own.
  if (ctx.compact !== true && text.length > MIN_LINE_WIDTH && text.length > ctx.breakLength - ctx.indentation - 4) {
    return text.split(/(?<=\n)/).map((line) => ctx.stylize(quote(line), 'string'))
      .join(` +\n${' '.repeat(ctx.indentation + 2)}`) + rest;
  }
  return ctx.stylize(quote(text), 'string') + rest;
}

function primitive(ctx, value) {
  switch (typeof value) {
    case 'string': return string(ctx, value);
    case 'number': return number(ctx, value);
    case 'bigint': return bigint(ctx, value);
    case 'boolean': return ctx.stylize(`${value}`, 'boolean');
    case 'symbol': return ctx.stylize(Symbol.prototype.toString.call(value), 'symbol');
    default: return ctx.stylize(`${value}`, String(value));
  }
}

/** {return the name of a property as it stands before the colon} */
function key(ctx, name, isEnumerable) {
  if (typeof name === 'symbol') {
    return `[${ctx.stylize(escapeKey(Symbol.prototype.toString.call(name)), 'symbol')}]`;
  }
  if (name === '__proto__') {
    return '[\'__proto__\']';
  }
  if (!isEnumerable) {
    return `[${escapeKey(name)}]`;
  }
  return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? ctx.stylize(name, 'name') : ctx.stylize(quote(name), 'string');
}

module.exports = { quote, primitive, number, bigint, key };

// Where the parts of an object stand: in one line, in columns, or in a line each.

const { lengthOf } = require('internal/inspect/colors');

const MANY = 6;
const MOST_COLUMNS = 15;
// A character is about this many times as high as it is wide: columns make a square block.
const HEIGHT_OF_CHARACTER = 2.5;
const SEPARATOR = 2;

function fitsInLine(ctx, parts, start, base) {
  let total = parts.length + start;
  if (total + parts.length > ctx.breakLength) {
    return false;
  }
  for (const part of parts) {
    total += lengthOf(ctx, part);
    if (total > ctx.breakLength) {
      return false;
    }
  }
  return base === '' || !base.includes('\n');
}

function countColumns(ctx, lengths, partCount) {
  const longest = Math.max(...lengths);
  const total = lengths.reduce((sum, length) => sum + length + SEPARATOR, 0);
  const width = longest + SEPARATOR;
  if (width * 3 + ctx.indentation >= ctx.breakLength || total / width <= 5 && longest > MANY) {
    return 1;
  }
  const biased = Math.max(width - 3 - Math.sqrt(width - total / partCount), 1);
  return Math.min(
    Math.round(Math.sqrt(HEIGHT_OF_CHARACTER * biased * lengths.length) / biased),
    Math.floor((ctx.breakLength - ctx.indentation) / width),
    ctx.compact * 4,
    MOST_COLUMNS,
  );
}

/** {return the items of a long array, several to a line; numbers stand right, all else left} */
function inColumns(ctx, parts, value) {
  const hasRest = ctx.maxArrayLength < parts.length;
  const shown = hasRest ? parts.slice(0, -1) : parts;
  const lengths = shown.map((part) => lengthOf(ctx, part));
  const columns = countColumns(ctx, lengths, parts.length);
  if (columns <= 1) {
    return parts;
  }
  const widths = Array.from({ length: Math.min(columns, shown.length) }, (_, column) =>
    lengths.reduce((most, length, at) => (at % columns === column ? Math.max(most, length) : most), 0) + SEPARATOR);
  const isNumeric = value !== undefined
    && shown.every((_, at) => typeof value[at] === 'number' || typeof value[at] === 'bigint');
  const lines = [];
  for (let at = 0; at < shown.length; at += columns) {
    const row = shown.slice(at, at + columns);
    lines.push(row.map((part, column) => {
      const isLast = column === row.length - 1;
      const hidden = part.length - lengths[at + column];
      const text = isLast ? part : `${part}, `;
      if (isNumeric) {
        return text.padStart(widths[column] + hidden - (isLast ? SEPARATOR : 0));
      }
      return isLast ? text : text.padEnd(widths[column] + hidden);
    }).join(''));
  }
  return hasRest ? [...lines, parts[parts.length - 1]] : lines;
}

/** {return everything between the braces, with the braces; ctx.compact says how dense} */
function arrange(ctx, given, base, braces, isArray, level, value) {
  const [open, close] = braces;
  const newLine = `\n${' '.repeat(ctx.indentation)}`;
  if (ctx.compact === true) {
    if (fitsInLine(ctx, given, 0, base)) {
      return `${open}${base ? ` ${base}` : ''} ${given.join(', ')} ${close}`;
    }
    const start = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}${newLine}  `;
    return `${open}${start}${given.join(`,${newLine}  `)} ${close}`;
  }
  const head = `${base ? `${base} ` : ''}${open}`;
  let parts = given;
  if (ctx.compact >= 1) {
    if (isArray && given.length > MANY) {
      parts = inColumns(ctx, given, value);
    }
    if (ctx.deepest - level < ctx.compact && parts.length === given.length) {
      const start = parts.length + ctx.indentation + open.length + base.length + 10;
      const line = fitsInLine(ctx, parts, start, base) ? parts.join(', ') : '\n';
      if (!line.includes('\n')) {
        return `${head} ${line} ${close}`;
      }
    }
  }
  return `${head}${newLine}  ${parts.join(`,${newLine}  `)}${newLine}${close}`;
}

module.exports = { arrange };

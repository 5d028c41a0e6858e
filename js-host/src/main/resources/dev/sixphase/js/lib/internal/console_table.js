// console.table: rows and columns between lines.

const { inspect } = require('internal/inspect');
const { widthOf } = require('internal/inspect/colors');
const { kindOf } = internalBinding('values');

const show = (value) => inspect(value, { maxArrayLength: 3, breakLength: Infinity, depth:
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0 });

function line(cells, widths) {
  const padded = cells.map((cell, at) => {
    const left = widths[at] - widthOf(cell);
    return ` ${cell}${' '.repeat(left - 1)}`;
  });
  return `\u2502${padded.join('\u2502')}\u2502`;
}

/** {return the table with these heads over these columns} */
function render(heads, columns) {
  const rows = Math.max(...columns.map((column) => column.length));
  const cells = columns.map((column) => Array.from({ length: rows }, (_, at) => column[at] ?? ''));
  const widths = heads.map((head, at) => Math.max(widthOf(head), ...cells[at].map(widthOf)) + 2);
  const bars = widths.map((width) => '\u2500'.repeat(width));
  const body = Array.from({ length: rows }, (_, at) => line(cells.map((column) => column[at]), widths));
  return [`\u250c${bars.join('\u252c')}\u2510`, line(heads, widths), `\u251c${bars.join('\u253c')}\u2524`,
    ...body, `\u2514${bars.join('\u2534')}\u2518`].join('\n');
}

/** {return the index of each row with its value, and what the indices are called} */
function rowsOf(data) {
  const iteration = '(iteration index)';
  switch (kindOf(data)) {
    case 'Map':
      return { head: iteration, rows: [...data].map(([key, value], at) => [String(at), value, show(key)]), hasKeys: true };
    case 'Set':
    case 'Set Iterator':
    case 'Map Iterator':
      return { head: iteration, rows: [...data].map((value, at) => [String(at), value]) };
    default:
      return { head: '(index)', rows: Object.keys(data).map((key) => [key, data[key]]) };
  }
}

exports.show = function showTable(data, properties) {
  const { head, rows, hasKeys } = rowsOf(data);
  const columns = new Map((properties ?? []).map((name) => [name, []]));
  const values = [];
  rows.forEach(([, value], at) => {
    if (hasKeys || value === null || typeof value !== 'object' && typeof value !== 'function') {
      values[at] = show(value);
      return;
    }
    for (const name of properties ?? Object.keys(value)) {
      if (!columns.has(name)) {
        columns.set(name, []);
      }
      if (Object.hasOwn(value, name)) {
        columns.get(name)[at] = show(value[name]);
      }
    }
  });
  const heads = [head, ...hasKeys ? ['Key'] : [], ...columns.keys()];
  const all = [rows.map(([key]) => key), ...hasKeys ? [rows.map(([, , key]) => key)] : [], ...columns.values()];
  if (values.length > 0) {
    heads.push('Values');
    all.push(values);
  }
  return render(heads, all);
};

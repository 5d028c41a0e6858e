// The place where an error was made, with its line of source, as Node prints it above an uncaught error.

const modules = internalBinding('modules');

exports.excerpt = function excerpt(error) {
  const place = /\n {4}at (?:.* \()?(\/[^\n]*?):(\d+)(?::(\d+))?\)?(?:\n|$)/.exec(error.stack);
  if (place === null || modules.kind(place[1]) !== 'file') {
    return '';
  }
  const [, file, line, column] = place;
  const text = modules.read(file).split('\n')[line - 1];
  if (text === undefined) {
    return '';
  }
  const mark = ' '.repeat(Math.max(0, Math.min(Number(column ?? 1) - 1, text.length)));
  return `${file}:${line}\n${text}\n${mark}^\n\n`;
};

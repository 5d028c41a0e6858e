// The expression that an assertion was called with, out of the source that made the call.

const modules = internalBinding('modules');
const parser = () => require('internal/packages').load('acorn');

/** {return where the function was called, as file, line and column; null if that is not in a file} */
function callSite(start) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const here = {};
  Error.stackTraceLimit = 1;
  Error.prepareStackTrace = (_, sites) => sites;
  Error.captureStackTrace(here, start);
  const [site] = here.stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return site === undefined ? null
    : { file: site.getFileName(), line: site.getLineNumber(), column: site.getColumnNumber() };
}

// The file that was parsed last: a program with one failed assertion may well have more.
let parsed = { file: undefined, calls: undefined };

/** Adds the calls in a part of the syntax tree, by where the name that is called stands. */
function collectCalls(node, calls) {
  if (Array.isArray(node)) {
    node.forEach((one) => collectCalls(one, calls));
  } else if (typeof node?.type === 'string') {
    if (node.type === 'CallExpression') {
      calls.set((node.callee.property ?? node.callee).start, node);
    }
    Object.values(node).forEach((part) => collectCalls(part, calls));
  }
}

function callsOf(file, code) {
  if (parsed.file !== file) {
    const calls = new Map();
    collectCalls(parser().parse(code,
      { ecmaVersion: 'latest', allowReturnOutsideFunction: true, allowHashBang: true }), calls);
    parsed = { file, calls };
  }
  return parsed.calls;
}

/** {return the text of the call, the lines behind the first as far to the left as they go} */
function withoutIndentation(text, column) {
  return text.split('\n').map((line, at) => {
    const spaces = line.length - line.trimStart().length;
    return at === 0 ? line : line.slice(Math.min(column, spaces));
  }).join('\n  ');
}

function codeAt({ file, line, column }) {
  const lines = modules.read(file).split('\n');
  const offset = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  const code = lines.join('\n');
  const call = callsOf(file, code).get(offset);
  return call === undefined ? null
    : withoutIndentation(code.slice(call.start, call.end), call.start - code.lastIndexOf('\n', call.start) - 1);
}

/** {return the message of an assertion that was given nothing to say} */
exports.messageFor = function messageFor(start) {
  const site = callSite(start);
  let code = null;
  try {
    code = site && modules.kind(site.file) === 'file' ? codeAt(site) : null;
  } catch {
    // A source that cannot be read or parsed: the message does without it.
  }
  return code === null ? 'false == true' : `The expression evaluated to a falsy value:\n\n  ${code}\n`;
};

// Errors as text: their stack, with the name of the class where the stack does not tell it.

const { prefix } = require('internal/inspect/names');
const { kindOf } = internalBinding('values');

const isError = (value) => value !== null && typeof value === 'object'
  && (kindOf(value) === 'Error' || value instanceof Error);

const stackOf = (error) => (error.stack ? String(error.stack) : Error.prototype.toString.call(error));

/** Takes out of the keys what the stack tells already, and puts in what it cannot tell. */
function adjustKeys(ctx, keys, error, stack) {
  if (!ctx.showHidden) {
    for (const name of ['name', 'message', 'stack']) {
      const at = keys.indexOf(name);
      if (at >= 0 && (typeof error[name] !== 'string' || stack.includes(error[name]))) {
        keys.splice(at, 1);
      }
    }
  }
  if ('cause' in error && !keys.includes('cause')) {
    keys.push('cause');
  }
  if (Array.isArray(error.errors) && !keys.includes('errors')) {
    keys.push('errors');
  }
}

function nameInStack(stack) {
  const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  return start?.[1] ?? '';
}

/** {return the stack that begins with the class, as well as with the name} */
function withClassName(stack, constructor, name, tag) {
  const isPlain = name.endsWith('Error') && stack.startsWith(name)
    && (stack.length === name.length || stack[name.length] === ':' || stack[name.length] === '\n');
  if (constructor !== null && !isPlain) {
    return stack;
  }
  const told = constructor === null ? nameInStack(stack) : name;
  const wanted = prefix(constructor, tag, constructor === null ? told || 'Error' : 'Error').slice(0, -1);
  if (name === wanted) {
    return stack;
  }
  const rest = stack.slice(told.length);
  if (!wanted.includes(name)) {
    return `${wanted} [${name}]${rest}`;
  }
  return told === '' ? `${wanted}: ${stack}` : `${wanted}${rest}`;
}

/** {return the frames, where the cause has the same ones a hint of it} */
function framesOf(ctx, error, text) {
  const frames = text.split('\n');
  const { cause } = error;
  const causeStack = isError(cause) ? stackOf(cause) : '';
  const start = causeStack.indexOf('\n    at');
  if (start < 0) {
    return frames;
  }
  const ofCause = causeStack.slice(start + 1).split('\n');
  for (let from = 0; from < frames.length - 3; from++) {
    const at = ofCause.indexOf(frames[from]);
    if (at < 0) {
      continue;
    }
    let same = 1;
    while (from + same < frames.length && frames[from + same] === ofCause[at + same]) {
      same++;
    }
    if (same > 3) {
      frames.splice(from + 1, same - 2,
        ctx.stylize(`    ... ${same - 2} lines matching cause stack trace ...`, 'undefined'));
      return frames;
    }
  }
  return frames;
}

/** {return the error's stack; changes which keys are left to show} */
function errorText(ctx, error, constructor, tag, keys) {
  const name = error.name === undefined || error.name === null ? 'Error' : String(error.name);
  const given = stackOf(error);
  adjustKeys(ctx, keys, error, given);
  let text = withClassName(given, constructor, name, tag);
  const message = typeof error.message === 'string' ? error.message : '';
  const ofMessage = message === '' ? -1 : text.indexOf(message);
  const frames = text.indexOf('\n    at', ofMessage < 0 ? 0 : ofMessage + message.length);
  text = frames < 0 ? `[${text}]`
    : `${text.slice(0, frames)}\n${framesOf(ctx, error, text.slice(frames + 1)).join('\n')}`;
  return ctx.indentation === 0 ? text : text.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
}

module.exports = { errorText, isError };

// What an object is called: its constructor, its tag, and the words before its braces.

const { functionKind } = internalBinding('values');

function isInstance(value, constructor) {
  try {
    return value instanceof constructor;
  } catch {
    return false;
  }
}

const builtins = new Set(Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z]/.test(name)));

/** Notes what a class defines, for the output with hidden properties. */
function addInherited(ctx, value, start, level, found) {
  let from = start;
  let depth = 0;
  const known = new Set(Reflect.ownKeys(value));
  while (from !== null && depth < 3) {
    const constructor = Object.getOwnPropertyDescriptor(from, 'constructor')?.value;
    if (typeof constructor === 'function' && builtins.has(constructor.name)) {
      return;
    }
    for (const key of Reflect.ownKeys(from)) {
      const described = Object.getOwnPropertyDescriptor(from, key);
      if (key !== 'constructor' && !known.has(key) && typeof described.value !== 'function') {
        known.add(key);
        // The value is on the way, although its own parts come later.
        ctx.seen.push(value);
        const text = ctx.property(from, key, level, false, described, value);
        ctx.seen.pop();
        found.push(ctx.colors ? `\u001b[2m${text}\u001b[22m` : text);
      }
    }
    from = Object.getPrototypeOf(from);
    depth++;
  }
}

/** {return the name of the class; null if there is none, because the prototype is null} */
function constructorName(ctx, value, level, inherited, kind) {
  const proto = Object.getPrototypeOf(value);
  for (let at = value; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'constructor')?.value;
    if (typeof found === 'function' && found.name !== '' && isInstance(value, found)) {
      if (inherited !== undefined && (at !== proto || !builtins.has(found.name))) {
        addInherited(ctx, value, proto ?? value, level, inherited);
      }
      return String(found.name);
    }
  }
  if (proto === null) {
    return null;
  }
  const own = kind === 'TypedArray' ? Reflect.get(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag, value)
    : kind;
  if (ctx.depth !== null && level > ctx.depth) {
    return `${own} <Complex prototype>`;
  }
  const ofProto = constructorName(ctx, proto, level + 1, inherited, 'Object');
  return `${own} <${ofProto === null ? ctx.inspectBare(proto) : ofProto}>`;
}

/** {return the words before the brace, with a space behind them} */
function prefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const other = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${other}`;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

function isClass(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) {
    return false;
  }
  const head = source.slice('class'.length, source.indexOf('{'));
  return !head.includes('(') || /^(\s+[^(]*?)\s*{/.test(
    source.slice('class'.length, -1).replace(/(\/\/.*?\n)|(\/\*(.|\n)*?\*\/)/g, ''));
}

function classText(value, constructor, tag) {
  const name = Object.hasOwn(value, 'name') && value.name || '(anonymous)';
  let text = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) {
    text += ` [${constructor}]`;
  }
  if (tag !== '' && constructor !== tag) {
    text += ` [${tag}]`;
  }
  if (constructor === null) {
    return `[${text} extends null]`;
  }
  const base = Object.getPrototypeOf(value).name;
  return base ? `[${text} extends ${base}]` : `[${text}]`;
}

/** {return [Function: name] and its like} */
function functionText(value, constructor, tag) {
  if (isClass(Function.prototype.toString.call(value))) {
    return classText(value, constructor, tag);
  }
  const kind = functionKind(value) || 'Function';
  let text = `[${kind}${constructor === null ? ' (null prototype)' : ''}`;
  text += value.name === '' ? ' (anonymous)]' : `: ${typeof value.name === 'string' ? value.name : String(value.name)}]`;
  if (constructor !== kind && constructor !== null) {
    text += ` ${constructor}`;
  }
  return tag !== '' && constructor !== tag ? `${text} [${tag}]` : text;
}

module.exports = { constructorName, prefix, functionText };

// Values as text, for console and messages, and format strings.

const MAX_ITEMS = 100;
const LINE_WIDTH = 72;
const custom = Symbol.for('nodejs.util.inspect.custom');

function quote(text) {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') ? '`' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
  return mark + (mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
}

function primitive(value) {
  switch (typeof value) {
    case 'string': return quote(value);
    case 'bigint': return `${value}n`;
    case 'symbol': return value.toString();
    default: return Object.is(value, -0) ? '-0' : String(value);
  }
}

function nameOf(value) {
  for (let at = value; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, 'constructor');
    if (typeof found?.value === 'function' && found.value.name !== '') {
      return found.value.name;
    }
  }
  return null;
}

function shownKey(key) {
  if (typeof key === 'symbol') {
    return `[${key.toString()}]`;
  }
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);
}

function property(value, key, state) {
  const found = Object.getOwnPropertyDescriptor(value, key);
  if (found.get !== undefined || found.set !== undefined) {
    return found.set === undefined ? '[Getter]' : found.get === undefined ? '[Setter]' : '[Getter/Setter]';
  }
  return show(found.value, state);
}

function properties(value, state, skip) {
  return Reflect.ownKeys(value)
    .filter((key) => Object.prototype.propertyIsEnumerable.call(value, key) && !skip(key))
    .map((key) => `${shownKey(key)}: ${property(value, key, state)}`);
}

function items(values, state) {
  const shown = values.slice(0, MAX_ITEMS).map((item) => show(item, state));
  const more = values.length - MAX_ITEMS;
  return more > 0 ? [...shown, `... ${more} more item${more > 1 ? 's' : ''}`] : shown;
}

function braces(head, parts, open, close) {
  const start = head === '' ? open : `${head} ${open}`;
  if (parts.length === 0) {
    return `${start}${close}`;
  }
  const line = `${start} ${parts.join(', ')} ${close}`;
  if (line.length <= LINE_WIDTH && !line.includes('\n')) {
    return line;
  }
  return `${start}\n  ${parts.join(',\n').replaceAll('\n', '\n  ')}\n${close}`;
}

function showFunction(value, state) {
  const kind = /^class\b/.test(Function.prototype.toString.call(value)) ? 'class' : nameOf(value) ?? 'Function';
  const head = kind === 'class' ? `[class ${value.name || '(anonymous)'}]`
    : `[${kind}${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
  const parts = properties(value, state, () => false);
  return parts.length === 0 ? head : braces(head, parts, '{', '}');
}

function showError(value, state) {
  const head = value.stack ? String(value.stack) : `[${Error.prototype.toString.call(value)}]`;
  const parts = properties(value, state, (key) => key === 'stack' || key === 'message');
  return parts.length === 0 ? head : braces(head, parts, '{', '}');
}

function showObject(value, state) {
  const name = nameOf(value);
  const none = () => false;
  if (Array.isArray(value)) {
    const isIndex = (key) => typeof key === 'string' && /^\d+$/.test(key);
    const parts = [...items(value, state), ...properties(value, state, isIndex)];
    return braces(name === 'Array' ? '' : `${name}(${value.length})`, parts, '[', ']');
  }
  if (value instanceof Map) {
    const parts = [...value].map(([key, one]) => `${show(key, state)} => ${show(one, state)}`);
    return braces(`${name}(${value.size})`, parts, '{', '}');
  }
  if (value instanceof Set) {
    return braces(`${name}(${value.size})`, items([...value], state), '{', '}');
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return braces(`${name}(${value.length})`, items(Array.from(value), state), '[', ']');
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  }
  if (value instanceof RegExp) {
    return value.toString();
  }
  const head = name === null ? '[Object: null prototype]' : name === 'Object' ? '' : name;
  return braces(head, properties(value, state, none), '{', '}');
}

function show(value, state) {
  if (value === null || typeof value !== 'object' && typeof value !== 'function') {
    return primitive(value);
  }
  if (typeof value[custom] === 'function') {
    const own = value[custom](state.depth - state.seen.length, {}, inspect);
    return typeof own === 'string' ? own : show(own, state);
  }
  if (state.seen.includes(value)) {
    return '[Circular *1]';
  }
  const isError = value instanceof Error;
  if (state.seen.length > state.depth && !isError && typeof value !== 'function') {
    return Array.isArray(value) ? '[Array]' : `[${nameOf(value) ?? 'Object: null prototype'}]`;
  }
  state.seen.push(value);
  try {
    if (typeof value === 'function') {
      return showFunction(value, state);
    }
    return isError ? showError(value, state) : showObject(value, state);
  } finally {
    state.seen.pop();
  }
}

/** {return the value as text; objects below the depth by their class alone} */
function inspect(value, options) {
  const depth = options?.depth === null ? Infinity : options?.depth ?? 2;
  return show(value, { depth, seen: [] });
}
inspect.custom = custom;

const directives = {
  s: (value) => (typeof value === 'string' ? value
    : typeof value === 'object' && value !== null ? inspect(value, { depth: 0 }) : primitive(value)),
  d: (value) => (typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : String(Number(value))),
  i: (value) => (typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : String(parseInt(value))),
  f: (value) => (typeof value === 'symbol' ? 'NaN' : String(parseFloat(value))),
  j: (value) => JSON.stringify(value),
  o: (value) => inspect(value, { depth: 4 }),
  O: (value) => inspect(value),
  c: () => '',
};

/** {return the text with its directives filled in, and what is left of the values behind it} */
function format(first, ...values) {
  if (typeof first !== 'string') {
    return [first, ...values].map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ');
  }
  let used = 0;
  const text = values.length === 0 ? first : first.replace(/%([sdifjoOc%])/g, (whole, directive) => {
    if (directive === '%') {
      return '%';
    }
    return used < values.length ? directives[directive](values[used++]) : whole;
  });
  const rest = values.slice(used).map((value) => (typeof value === 'string' ? value : inspect(value)));
  return [text, ...rest].join(' ');
}

module.exports = { inspect, format };

// Values as text, for consoles and messages: what util.inspect gives.

const { validateObject } = require('internal/validators');
const { kindOf, partsOfProxy } = internalBinding('values');
const { primitive, number, key: keyText } = require('internal/inspect/text');
const { constructorName, prefix, functionText } = require('internal/inspect/names');
const { colors, styles, withColor, withoutColor } = require('internal/inspect/colors');
const { arrange } = require('internal/inspect/layout');
const contents = require('internal/inspect/contents');

const custom = Symbol.for('nodejs.util.inspect.custom');
// Past this, objects are told by their class alone: a text of many megabytes helps nobody.
const BIGGEST_TEXT = 2 ** 22;

const defaults = Object.seal({
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
  maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false, getters: false, numericSeparator: false,
});

/** One call of inspect: the options, and where in the value it is. */
class Inspection {
  constructor(options, given) {
    Object.assign(this, options);
    this.given = given;
    this.seen = [];
    this.indentation = 0;
    this.deepest = 0;
    this.circular = undefined;
    this.budget = {};
    this.stylize = this.colors ? withColor : withoutColor;
    this.maxArrayLength ??= Infinity;
    this.maxStringLength ??= Infinity;
  }

  inspectBare(value) {
    return inspect(value, { ...this.optionsForUser(), ...this.given, customInspect: false, depth: -1 });
  }

  optionsForUser() {
    const options = Object.fromEntries(Object.keys(defaults).map((name) => [name, this[name]]));
    return { ...options, ...this.given, stylize: this.stylize };
  }

  /** {return the value as text, level deep in another one} */
  show(given, level = 0, isOfTyped = false) {
    if (given === null || typeof given !== 'object' && typeof given !== 'function') {
      return primitive(this, given);
    }
    let value = given;
    const isProxy = kindOf(value) === 'Proxy';
    if (isProxy) {
      if (this.showProxy) {
        return this.showProxyParts(value, level);
      }
      do {
        [value] = partsOfProxy(value);
      } while (value !== null && kindOf(value) === 'Proxy');
      if (value === null) {
        return this.stylize('<Revoked Proxy>', 'special');
      }
    }
    const own = this.customInspect ? this.showOwnWay(value, given, isProxy, level) : undefined;
    if (own !== undefined) {
      return own;
    }
    if (this.seen.includes(value)) {
      return this.refer(value);
    }
    return this.showObject(value, level, isOfTyped);
  }

  refer(value) {
    this.circular ??= new Map();
    if (!this.circular.has(value)) {
      this.circular.set(value, this.circular.size + 1);
    }
    return this.stylize(`[Circular *${this.circular.get(value)}]`, 'special');
  }

  showProxyParts(proxy, level) {
    if (this.depth !== null && level > this.depth) {
      return this.stylize('Proxy [Array]', 'special');
    }
    const [target, handler] = partsOfProxy(proxy);
    if (target === null) {
      return this.stylize('<Revoked Proxy>', 'special');
    }
    this.indentation += 2;
    const parts = [this.show(target, level + 1), this.show(handler, level + 1)];
    this.indentation -= 2;
    return arrange(this, parts, '', ['Proxy [', ']'], true, level + 1);
  }

  /** {return what the value's own method gives, or undefined if it has none} */
  showOwnWay(value, context, isProxy, level) {
    const method = value[custom];
    // A prototype is no instance, and inspect itself no method.
    if (typeof method !== 'function' || method === inspect
      || value.constructor && value.constructor.prototype === value) {
      return undefined;
    }
    const depth = this.depth === null ? null : this.depth - level;
    const options = this.optionsForUser();
    if (isProxy || !(context instanceof Object)) {
      Object.setPrototypeOf(options, null);
    }
    const result = Reflect.apply(method, context, [depth, options, inspect]);
    if (result === context) {
      return undefined;
    }
    return result !== null && typeof result === 'object' || typeof result === 'function'
      ? this.show(result, level).replaceAll('\n', `\n${' '.repeat(this.indentation)}`)
      : typeof result === 'symbol' ? result.toString()
        : `${result}`.replaceAll('\n', `\n${' '.repeat(this.indentation)}`);
  }

  showObject(value, level, isOfTyped) {
    const kind = kindOf(value) === 'Object' && value instanceof Error ? 'Error' : kindOf(value);
    const inherited = this.showHidden && (this.depth === null || level <= this.depth) ? [] : undefined;
    const constructor = constructorName(this, value, level, inherited, kind);
    const tag = tagOf(this, value, constructor);
    const shape = describe(this, value, { kind, constructor, tag, level, isOfTyped,
      inherited: inherited?.length ? inherited : undefined });
    if (shape.text !== undefined) {
      return shape.text;
    }
    if (this.depth !== null && level > this.depth) {
      const name = prefix(constructor, tag, kind === 'Array' || kind === 'TypedArray' ? kind : 'Object').slice(0, -1);
      return this.stylize(constructor === null ? name : `[${name}]`, 'special');
    }
    return this.showParts(value, shape, level + 1, constructor, tag, inherited);
  }

  showParts(value, shape, level, constructor, tag, inherited = []) {
    const { base, braces, items, keys, isArray } = shape;
    this.seen.push(value);
    this.deepest = level;
    const indentation = this.indentation;
    const parts = [];
    let own;
    try {
      parts.push(...items(this, value, level));
      own = parts.length;
      for (const key of keys) {
        parts.push(this.property(value, key, level, false));
      }
      parts.push(...inherited);
    } catch (error) {
      if (!isStackOverflow(error)) {
        throw error;
      }
      this.seen.pop();
      this.indentation = indentation;
      const name = prefix(constructor, tag, 'Object').slice(0, -1);
      return this.stylize(`[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
    }
    this.seen.pop();
    const head = this.withReference(value, base, braces);
    const sorted = this.sorted ? sortParts(this, parts, isArray ? own : 0) : parts;
    const text = arrange(this, sorted, head, braces, isArray, level, value);
    this.budget[this.indentation] = (this.budget[this.indentation] ?? 0) + text.length;
    if (this.budget[this.indentation] > BIGGEST_TEXT) {
      this.depth = -1;
    }
    return text;
  }

  /** {return the base with the mark that [Circular] refers to, where one does} */
  withReference(value, base, braces) {
    const index = this.circular?.get(value);
    if (index === undefined) {
      return base;
    }
    const reference = this.stylize(`<ref *${index}>`, 'special');
    if (this.compact === true) {
      braces[0] = `${reference} ${braces[0]}`;
      return base;
    }
    return base === '' ? reference : `${reference} ${base}`;
  }

  property(value, key, level, isItem, described = undefined, receiver = value) {
    const found = described ?? Object.getOwnPropertyDescriptor(value, key)
      ?? { value: value[key], configurable: true, enumerable: true };
    let space = ' ';
    let text;
    if (found.get !== undefined || found.set !== undefined) {
      text = this.accessor(found, receiver, level);
    } else {
      const step = this.compact !== true || isItem ? 2 : 3;
      this.indentation += step;
      text = this.show(found.value, level);
      if (step === 3 && this.breakLength < text.length) {
        space = `\n${' '.repeat(this.indentation)}`;
      }
      this.indentation -= step;
    }
    return isItem ? text : `${keyText(this, key, found.enumerable !== false)}:${space}${text}`;
  }

  accessor({ get, set }, receiver, level) {
    if (get === undefined) {
      return this.stylize('[Setter]', 'special');
    }
    const label = set === undefined ? 'Getter' : 'Getter/Setter';
    const isWanted = this.getters === true || this.getters === 'get' && set === undefined
      || this.getters === 'set' && set !== undefined;
    if (!isWanted) {
      return this.stylize(`[${label}]`, 'special');
    }
    const special = (text) => this.stylize(text, 'special');
    try {
      const value = Reflect.apply(get, receiver, []);
      this.indentation += 2;
      const isObject = value !== null && typeof value === 'object';
      const text = isObject ? `${special(`[${label}]`)} ${this.show(value, level)}`
        : `${special(`[${label}:`)} ${typeof value === 'function' ? this.show(value, level) : primitive(this, value)}${
          special(']')}`;
      this.indentation -= 2;
      return text;
    } catch (error) {
      return `${special(`[${label}:`)} <Inspection threw (${error.message})>${special(']')}`;
    }
  }
}

const isStackOverflow = (error) => error instanceof RangeError && /call stack/i.test(error.message);

function sortParts(ctx, parts, from) {
  const order = ctx.sorted === true ? undefined : ctx.sorted;
  return [...parts.slice(0, from), ...parts.slice(from).sort(order)];
}

function tagOf(ctx, value) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') {
    return '';
  }
  const isShown = ctx.showHidden ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag);
  return isShown ? '' : tag;
}

function keysOf(ctx, value, isArray) {
  const isShown = (key) => ctx.showHidden && typeof key === 'string'
    || Object.prototype.propertyIsEnumerable.call(value, key);
  const names = ctx.showHidden ? Object.getOwnPropertyNames(value) : enumerableNames(value);
  const symbols = Object.getOwnPropertySymbols(value)
    .filter((key) => ctx.showHidden && !isArray || isShown(key));
  return [...isArray ? withoutIndices(names) : names, ...symbols];
}

// Indices come first: an array has far more of them than of other names.
function withoutIndices(names) {
  let at = names.length;
  while (at > 0 && !(/^(0|[1-9]\d*)$/.test(names[at - 1]) && names[at - 1] < 2 ** 32 - 1)) {
    at--;
  }
  return names.slice(at);
}

// A module's names may be there and have no value yet.
function enumerableNames(value) {
  try {
    return Object.keys(value);
  } catch {
    return Object.getOwnPropertyNames(value);
  }
}

const none = () => [];

/**
 * Says what an object is made of: base, braces, keys, and the function that gives its items; or its whole text,
 * where there is nothing more to say.
 */
function describe(ctx, value, about) {
  const shape = { base: '', braces: ['{', '}'], items: none, keys: undefined, isArray: false, text: undefined };
  shape.keys = keysOf(ctx, value, about.kind === 'Array' || about.kind === 'TypedArray');
  about.isBare = shape.keys.length === 0 && about.inherited === undefined;
  (kinds[about.kind] ?? kinds.Object)(ctx, value, about, shape);
  return shape;
}

// A text of its own that is all, unless properties stand behind it.
function withBase(ctx, about, shape, text, style) {
  shape.base = text;
  if (shape.keys.length === 0 && about.inherited === undefined) {
    shape.text = style === undefined ? text : ctx.stylize(text, style);
  }
}

function bracesOf(about, shape, fallback, size = '') {
  shape.braces = [`${prefix(about.constructor, about.tag, fallback, size)}{`, '}'];
}

function collection(name, size, items) {
  return (ctx, value, about, shape) => {
    const count = size(value);
    bracesOf(about, shape, name, `(${count})`);
    if (count === 0 && about.isBare) {
      shape.text = `${shape.braces[0]}}`;
    }
    shape.items = items(value);
  };
}

function iterator(name) {
  return (ctx, value, about, shape) => {
    const tag = about.tag === name || about.tag === '' ? '' : `[${about.tag}] `;
    shape.braces = [`${tag}[${name}] {`, '}'];
    shape.items = contents.iteratorItems(shape.braces);
  };
}

function withItems(name, items) {
  return (ctx, value, about, shape) => {
    bracesOf(about, shape, name);
    shape.items = items;
  };
}

function buffer(name) {
  return (ctx, value, about, shape) => {
    bracesOf(about, shape, name);
    if (about.isOfTyped && about.isBare) {
      shape.text = `${shape.braces[0]} byteLength: ${number(ctx, value.byteLength)} }`;
    } else if (!about.isOfTyped) {
      shape.items = contents.bytes;
    }
    shape.keys.unshift('byteLength');
  };
}

const valueOf = { Number, String, Boolean, BigInt, Symbol };

function boxed(ctx, value, about, shape) {
  const { kind, constructor, tag } = about;
  const held = valueOf[kind].prototype.valueOf.call(value);
  if (kind === 'String') {
    shape.keys.splice(0, held.length);
  }
  let text = `[${kind}`;
  if (kind !== constructor) {
    text += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  }
  text += `: ${primitive({ ...ctx, stylize: withoutColor }, held)}]`;
  if (tag !== '' && tag !== constructor) {
    text += ` [${tag}]`;
  }
  withBase(ctx, about, shape, text, kind.toLowerCase());
}

function plainObject(ctx, value, about, shape) {
  const { constructor, tag, isBare } = about;
  if (constructor === 'Object') {
    if (about.kind === 'Arguments') {
      shape.braces[0] = '[Arguments] {';
    } else if (tag !== '') {
      bracesOf(about, shape, 'Object');
    }
    if (isBare) {
      shape.text = `${shape.braces[0]}}`;
    }
    return;
  }
  bracesOf(about, shape, 'Object');
  if (isBare) {
    shape.text = `${shape.braces[0]}}`;
  }
}

const kinds = {
  Object: plainObject,
  Arguments: plainObject,
  Array: (ctx, value, about, shape) => {
    const { constructor, tag } = about;
    const start = constructor !== 'Array' || tag !== '' ? prefix(constructor, tag, 'Array', `(${value.length})`) : '';
    shape.braces = [`${start}[`, ']'];
    shape.isArray = true;
    shape.items = contents.arrayItems;
    if (value.length === 0 && about.isBare) {
      shape.text = `${shape.braces[0]}]`;
    }
  },
  TypedArray: (ctx, value, about, shape) => {
    const proto = Object.getPrototypeOf(Uint8Array.prototype);
    const name = Reflect.get(proto, Symbol.toStringTag, value);
    const length = Reflect.get(proto, 'length', value);
    const readable = about.constructor === null ? new globalThis[name](value) : value;
    shape.braces = [`${prefix(about.constructor, about.tag, name, `(${length})`)}[`, ']'];
    shape.isArray = true;
    shape.items = contents.typedItems(readable, length);
    if (length === 0 && about.isBare && !ctx.showHidden) {
      shape.text = `${shape.braces[0]}]`;
    }
  },
  Map: collection('Map', (value) => Reflect.get(Map.prototype, 'size', value), contents.mapEntries),
  Set: collection('Set', (value) => Reflect.get(Set.prototype, 'size', value), contents.setItems),
  'Map Iterator': iterator('Map Iterator'),
  'Set Iterator': iterator('Set Iterator'),
  Function: (ctx, value, about, shape) =>
    withBase(ctx, about, shape, functionText(value, about.constructor, about.tag), 'special'),
  RegExp: (ctx, value, about, shape) => {
    const start = prefix(about.constructor, about.tag, 'RegExp');
    const text = RegExp.prototype.toString.call(about.constructor === null ? new RegExp(value) : value);
    withBase(ctx, about, shape, start === 'RegExp ' ? text : `${start}${text}`, 'regexp');
    if (ctx.depth !== null && about.level > ctx.depth) {
      shape.text ??= ctx.stylize(shape.base, 'regexp');
    }
  },
  Date: (ctx, value, about, shape) => {
    const start = prefix(about.constructor, about.tag, 'Date');
    const text = Number.isNaN(Date.prototype.getTime.call(value)) ? 'Invalid Date'
      : Date.prototype.toISOString.call(value);
    withBase(ctx, about, shape, start === 'Date ' ? text : `${start}${text}`, 'date');
  },
  Error: (ctx, value, about, shape) => {
    const { errorText } = require('internal/inspect/errors');
    withBase(ctx, about, shape, errorText(ctx, value, about.constructor, about.tag, shape.keys));
  },
  ArrayBuffer: buffer('ArrayBuffer'),
  SharedArrayBuffer: buffer('SharedArrayBuffer'),
  DataView: (ctx, value, about, shape) => {
    bracesOf(about, shape, 'DataView');
    shape.keys.unshift('byteLength', 'byteOffset', 'buffer');
  },
  Promise: withItems('Promise', contents.promiseState),
  WeakSet: withItems('WeakSet', contents.weakItems),
  WeakMap: withItems('WeakMap', contents.weakItems),
  Module: (ctx, value, about, shape) => {
    shape.braces[0] = '[Module: null prototype] {';
  },
  Number: boxed,
  String: boxed,
  Boolean: boxed,
  BigInt: boxed,
  Symbol: boxed,
};

/** {return the value as text; the second argument may be options, or showHidden with depth and colors behind it} */
function inspect(value, options, depth, colored) {
  const ctx = { ...defaults };
  let given;
  if (typeof options === 'boolean') {
    ctx.showHidden = options;
  } else if (options !== null && options !== undefined) {
    given = {};
    for (const name of Object.keys(options)) {
      if (Object.hasOwn(defaults, name) || name === 'stylize') {
        ctx[name] = options[name];
      } else {
        given[name] = options[name];
      }
    }
  }
  if (arguments.length > 2 && typeof options !== 'object' || arguments.length > 2 && !options) {
    ctx.depth = depth ?? ctx.depth;
    ctx.colors = colored ?? ctx.colors;
  }
  return new Inspection(ctx, given).show(value, 0);
}

Object.assign(inspect, { colors, styles });
Object.defineProperty(inspect, 'custom', { value: custom, enumerable: true });
Object.defineProperty(inspect, 'defaultOptions', {
  enumerable: true,
  get: () => defaults,
  set(options) {
    validateObject(options, 'options');
    Object.assign(defaults, options);
  },
});

module.exports = { inspect };

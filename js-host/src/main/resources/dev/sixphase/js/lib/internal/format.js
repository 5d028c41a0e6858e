// Format strings: console.log('%s is %d', name, count).

const inspect = (...given) => require('internal/inspect').inspect(...given);

const oneLine = { depth: 0, colors: false, compact: 3 };

// A class of the program, or a method of its own, says that its toString is worth calling.
function hasOwnToString(value) {
  if (Object.hasOwn(value, 'toString') || typeof value.toString !== 'function') {
    return typeof value.toString === 'function';
  }
  if (Object.hasOwn(value, Symbol.toPrimitive) || typeof value[Symbol.toPrimitive] === 'function'
    && !(value instanceof Date)) {
    return true;
  }
  let holder = value;
  do {
    holder = Object.getPrototypeOf(holder);
  } while (!Object.hasOwn(holder, 'toString'));
  const constructor = Object.getOwnPropertyDescriptor(holder, 'constructor')?.value;
  return !(typeof constructor === 'function' && globalThis[constructor.name] === constructor
    && /native code/.test(Function.prototype.toString.call(constructor)));
}

function asString(value, options) {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return inspect(value, { ...options, colors: false });
  }
  if (typeof value !== 'object' || value === null || internalBinding('values').kindOf(value) !== 'Proxy'
    && hasOwnToString(value)) {
    return String(value);
  }
  return inspect(value, oneLine);
}

function asNumber(convert) {
  return (value, options) => {
    const plain = { ...options, colors: false };
    if (typeof value === 'bigint') {
      return inspect(value, plain);
    }
    return typeof value === 'symbol' ? 'NaN' : inspect(convert(value), plain);
  };
}

function asJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError && /circular|cyclic/i.test(error.message)) {
      return '[Circular]';
    }
    throw error;
  }
}

const directives = {
  s: asString,
  d: asNumber(Number),
  i: asNumber((value) => parseInt(value, 10)),
  f: (value, options) => (typeof value === 'symbol' ? 'NaN'
    : inspect(parseFloat(value), { ...options, colors: false })),
  j: asJson,
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  O: (value, options) => inspect(value, options),
  c: () => '',
};
const shown = (value, options) => (typeof value === 'string' ? value : inspect(value, options));

/** {return the text with its directives filled in, and behind it the values that are left} */
function formatWithOptions(options, first, ...values) {
  if (typeof first !== 'string') {
    const all = first === undefined && values.length === 0 && arguments.length < 2 ? [] : [first, ...values];
    return all.map((value) => shown(value, options)).join(' ');
  }
  if (values.length === 0) {
    return first;
  }
  let used = 0;
  const text = first.replace(/%([sdifjoOc%])/g, (whole, directive) => {
    if (directive === '%') {
      return '%';
    }
    return used < values.length ? directives[directive](values[used++], options) : whole;
  });
  return [text, ...values.slice(used).map((value) => shown(value, options))].join(' ');
}

const format = (...values) => formatWithOptions(undefined, ...values);

module.exports = { format, formatWithOptions };

// Deep equality, loose and strict, as assert.deepEqual and assert.deepStrictEqual have it.

const { kindOf } = internalBinding('values');

const isObject = (value) => value !== null && typeof value === 'object';
const ownSymbols = (value) => Object.getOwnPropertySymbols(value)
  .filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
const isIndex = (key) => /^(0|[1-9]\d*)$/.test(key) && Number(key) < 2 ** 32 - 1;

// Indices come first: an array has far more of them than of other keys.
function ownNonIndexKeys(value) {
  const keys = Object.keys(value);
  let at = keys.length;
  while (at > 0 && !isIndex(keys[at - 1])) {
    at--;
  }
  return keys.slice(at);
}

const tagOf = (value) => Object.prototype.toString.call(value);
const typedTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const boxes = { Number, String, Boolean, BigInt, Symbol };
const isErrorLike = (value, kind) => kind === 'Error' || value instanceof Error;

/** One comparison: strict or loose, and the pairs that it is in the midst of. */
class Comparison {
  #strict;
  #pairs = new Map();

  constructor(strict) {
    this.#strict = strict;
  }

  equal(a, b) {
    if (a === b) {
      return a !== 0 || !this.#strict || Object.is(a, b);
    }
    if (!this.#strict) {
      if (!isObject(a) || !isObject(b)) {
        // The loose == for primitives; NaN is equal to itself all the same.
        // eslint-disable-next-line eqeqeq
        return !isObject(a) && !isObject(b) && (a == b || Number.isNaN(a) && Number.isNaN(b));
      }
    } else if (typeof a !== 'object') {
      return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    } else if (a === null || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
      return false;
    }
    return tagOf(a) === tagOf(b) && this.#equalObjects(a, b);
  }

  #equalObjects(a, b) {
    if (Array.isArray(a)) {
      return Array.isArray(b) && a.length === b.length && this.#equalKeys(a, b, 'array', ownNonIndexKeys);
    }
    if (Array.isArray(b)) {
      return false;
    }
    const kind = kindOf(a);
    const other = kindOf(b);
    if (isErrorLike(a, kind) || isErrorLike(b, other)) {
      return isErrorLike(a, kind) && isErrorLike(b, other) && equalErrors(this, a, b) && this.#equalKeys(a, b, 'none');
    }
    if (kind !== other && (kind !== 'Object' || other !== 'Object') && kind !== 'Proxy' && other !== 'Proxy') {
      return false;
    }
    return this.#equalSlots(kind, a, b);
  }

  #equalSlots(kind, a, b) {
    switch (kind) {
      case 'Date':
        return Date.prototype.getTime.call(a) === Date.prototype.getTime.call(b) && this.#equalKeys(a, b, 'none');
      case 'RegExp':
        return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex
          && this.#equalKeys(a, b, 'none');
      case 'TypedArray':
        return this.#equalViews(a, b) && this.#equalKeys(a, b, 'none', ownNonIndexKeys);
      case 'DataView':
        return equalBytes(bytesOf(a), bytesOf(b)) && this.#equalKeys(a, b, 'none');
      case 'ArrayBuffer':
      case 'SharedArrayBuffer':
        return equalBytes(new Uint8Array(a), new Uint8Array(b)) && this.#equalKeys(a, b, 'none');
      case 'Map':
      case 'Set':
        return a.size === b.size && this.#equalKeys(a, b, kind);
      case 'Number':
      case 'String':
      case 'Boolean':
      case 'BigInt':
      case 'Symbol': {
        const held = (value) => boxes[kind].prototype.valueOf.call(value);
        return Object.is(held(a), held(b)) && this.#equalKeys(a, b, 'none');
      }
      default:
        return this.#equalKeys(a, b, 'none');
    }
  }

  #equalViews(a, b) {
    if (typedTag.call(a) !== typedTag.call(b) || a.length !== b.length) {
      return false;
    }
    if (!this.#strict && (a instanceof Float32Array || a instanceof Float64Array)) {
      return a.every((one, at) => one === b[at]);
    }
    return equalBytes(bytesOf(a), bytesOf(b));
  }

  #equalKeys(a, b, items, keysOf = Object.keys) {
    const keys = keysOf(a);
    if (keys.length !== keysOf(b).length || !keys.every((key) => Object.hasOwn(b, key))) {
      return false;
    }
    if (this.#strict) {
      const symbols = ownSymbols(a);
      if (symbols.length !== ownSymbols(b).length
        || !symbols.every((key) => Object.prototype.propertyIsEnumerable.call(b, key))) {
        return false;
      }
      keys.push(...symbols);
    }
    return this.#equalInside(a, b, items, keys);
  }

  /** Compares what the two hold. Where they hold themselves, they are equal if they do so in the same place. */
  #equalInside(a, b, items, keys) {
    const known = this.#pairs.get(a);
    if (known !== undefined || this.#pairs.has(b)) {
      if (known === b) {
        return true;
      }
    }
    this.#pairs.set(a, b);
    const equal = this.#equalItems(a, b, items) && keys.every((key) => this.equal(a[key], b[key]));
    if (known === undefined) {
      this.#pairs.delete(a);
    } else {
      this.#pairs.set(a, known);
    }
    return equal;
  }

  #equalItems(a, b, items) {
    switch (items) {
      case 'array': return this.#equalArrays(a, b);
      case 'Set': return this.#equalSets(a, b);
      case 'Map': return this.#equalMaps(a, b);
      default: return true;
    }
  }

  #equalArrays(a, b) {
    for (let at = 0; at < a.length; at++) {
      if (!Object.hasOwn(a, at)) {
        // What is missing in one is missing in the other; the rest of both is few keys.
        return this.#equalSparse(a, b, at);
      }
      if (!Object.hasOwn(b, at) || !this.equal(a[at], b[at])) {
        return false;
      }
    }
    return true;
  }

  #equalSparse(a, b, from) {
    const rest = (value) => Object.keys(value).filter((key) => isIndex(key) && Number(key) >= from);
    const keys = rest(a);
    return keys.length === rest(b).length && keys.every((key) => Object.hasOwn(b, key) && this.equal(a[key], b[key]));
  }

  /** {return whether a primitive can be compared by the collection itself} */
  #isPlain(value) {
    return !isObject(value) && (this.#strict || typeof value === 'symbol');
  }

  #equalSets(a, b) {
    const left = [];
    for (const one of a) {
      if (b.has(one)) {
        continue;
      }
      if (this.#isPlain(one)) {
        return false;
      }
      left.push(one);
    }
    const right = [...b].filter((one) => !a.has(one));
    return this.#matchAll(left, right, (one, other) => this.equal(one, other));
  }

  #equalMaps(a, b) {
    const left = [];
    for (const [key, one] of a) {
      if (!isObject(key) && b.has(key)) {
        if (!this.equal(one, b.get(key))) {
          if (this.#strict) {
            return false;
          }
          left.push([key, one]);
        }
      } else if (this.#isPlain(key)) {
        return false;
      } else {
        left.push([key, one]);
      }
    }
    const taken = new Set([...a.keys()].filter((key) => !isObject(key) && b.has(key)
      && !left.some(([one]) => Object.is(one, key))));
    const right = [...b].filter(([key]) => !taken.has(key));
    return this.#matchAll(left, right, ([key, one], [otherKey, other]) =>
      this.equal(key, otherKey) && this.equal(one, other));
  }

  /** {return whether each one on the left has one on the right for itself} */
  #matchAll(left, right, matches) {
    return left.length === right.length && left.every((one) => {
      const at = right.findIndex((other) => matches(one, other));
      if (at >= 0) {
        right.splice(at, 1);
      }
      return at >= 0;
    });
  }
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function equalBytes(a, b) {
  if (a.length !== b.length) {
    return false;
  }
  for (let at = 0; at < a.length; at++) {
    if (a[at] !== b[at]) {
      return false;
    }
  }
  return true;
}

function equalErrors(comparison, a, b) {
  const isHidden = (error, key) => Object.hasOwn(error, key) && !Object.prototype.propertyIsEnumerable.call(error, key);
  return a.message === b.message && a.name === b.name && ['cause', 'errors'].every((key) =>
    Object.hasOwn(a, key) === Object.hasOwn(b, key) && (!isHidden(a, key) || comparison.equal(a[key], b[key])));
}

exports.isDeepEqual = (a, b) => new Comparison(false).equal(a, b);
exports.isDeepStrictEqual = (a, b) => new Comparison(true).equal(a, b);

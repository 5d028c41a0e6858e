// What stands inside the braces before the properties: items, entries, bytes, and the state of a promise.

const { entriesOf, givesEntries, stateOfPromise } = internalBinding('values');
const { number, bigint } = require('internal/inspect/text');
const { arrange } = require('internal/inspect/layout');

const limit = (ctx, length) => Math.min(Math.max(0, ctx.maxArrayLength), length);
const moreItems = (count) => (count > 0 ? [`... ${count} more item${count > 1 ? 's' : ''}`] : []);

function indented(ctx, show) {
  ctx.indentation += 2;
  const parts = show();
  ctx.indentation -= 2;
  return parts;
}

function sparseItems(ctx, value, level, most) {
  const parts = [];
  const keys = Object.keys(value).filter((key) => /^(0|[1-9]\d*)$/.test(key) && Number(key) < value.length);
  let next = 0;
  for (let at = 0; at < keys.length && parts.length < most; at++) {
    const empty = Number(keys[at]) - next;
    if (empty > 0) {
      parts.push(ctx.stylize(`<${empty} empty item${empty > 1 ? 's' : ''}>`, 'undefined'));
      next += empty;
      if (parts.length === most) {
        break;
      }
    }
    parts.push(ctx.property(value, keys[at], level, true));
    next++;
  }
  const left = value.length - next;
  if (parts.length === most) {
    return [...parts, ...moreItems(left)];
  }
  return left > 0 ? [...parts, ctx.stylize(`<${left} empty item${left > 1 ? 's' : ''}>`, 'undefined')] : parts;
}

function arrayItems(ctx, value, level) {
  const most = limit(ctx, value.length);
  const parts = [];
  for (let at = 0; at < most; at++) {
    if (!Object.hasOwn(value, at)) {
      return sparseItems(ctx, value, level, most);
    }
    parts.push(ctx.property(value, at, level, true));
  }
  return [...parts, ...moreItems(value.length - most)];
}

function typedItems(value, length) {
  return (ctx, original, level) => {
    const most = limit(ctx, length);
    const show = typeof value[0] === 'bigint' ? bigint : number;
    const parts = Array.from({ length: most }, (_, at) => show(ctx, value[at]));
    parts.push(...moreItems(length - most));
    if (ctx.showHidden) {
      indented(ctx, () => {
        for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
          parts.push(`[${key}]: ${ctx.show(value[key], level, true)}`);
        }
      });
    }
    return parts;
  };
}

function setItems(value) {
  return (ctx, original, level) => {
    const all = [...Set.prototype.values.call(value)];
    const most = limit(ctx, all.length);
    return indented(ctx, () => [...all.slice(0, most).map((one) => ctx.show(one, level)),
      ...moreItems(all.length - most)]);
  };
}

function mapEntries(value) {
  return (ctx, original, level) => {
    const all = [...Map.prototype.entries.call(value)];
    const most = limit(ctx, all.length);
    return indented(ctx, () => [
      ...all.slice(0, most).map(([key, one]) => `${ctx.show(key, level)} => ${ctx.show(one, level)}`),
      ...moreItems(all.length - most)]);
  };
}

function bytes(ctx, value) {
  let view;
  try {
    view = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special')];
  }
  const most = limit(ctx, view.length);
  const text = Array.from(view.subarray(0, most), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const left = view.length - most;
  const more = left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : '';
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}${more}>`];
}

function promiseState(ctx, value, level) {
  const [state, result] = stateOfPromise(value);
  if (state === 'pending') {
    return [ctx.stylize('<pending>', 'special')];
  }
  const [text] = indented(ctx, () => [ctx.show(result, level)]);
  return [state === 'rejected' ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

function pairs(ctx, flat, level, join) {
  const count = flat.length / 2;
  const most = limit(ctx, count);
  return indented(ctx, () => [
    ...Array.from({ length: most }, (_, at) => join(flat[2 * at], flat[2 * at + 1])),
    ...moreItems(count - most)]);
}

function singles(ctx, flat, level) {
  const most = limit(ctx, flat.length);
  return indented(ctx, () => [...flat.slice(0, most).map((one) => ctx.show(one, level)),
    ...moreItems(flat.length - most)]);
}

// The engine keeps from everybody what weak collections hold.
const weakItems = (ctx) => [ctx.stylize('<items unknown>', 'special')];

/** What an iterator of a map or a set has yet to give. Iterators of entries are told so in their braces. */
function iteratorItems(braces) {
  return (ctx, value, level) => {
    const flat = entriesOf(value);
    if (!givesEntries(value)) {
      return singles(ctx, flat, level);
    }
    braces[0] = braces[0].replace(/ Iterator] {$/, ' Entries] {');
    return pairs(ctx, flat, level, (key, one) => {
      const parts = indented(ctx, () => [ctx.show(key, level), ctx.show(one, level)]);
      return arrange(ctx, parts, '', ['[', ']'], true, level);
    });
  };
}

module.exports = {
  arrayItems, typedItems, setItems, mapEntries, bytes, promiseState, weakItems, iteratorItems,
};

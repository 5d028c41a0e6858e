// The difference of two values, line by line: what an AssertionError tells of them.

const { inspect } = require('internal/inspect');

const SHORT = 12;
const SCREEN = 80;
const MOST_LINES = 50;

const titles = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

/** {return the value with everything that tells it from another} */
function show(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false,
    showProxy: false, sorted: true, getters: true,
  });
}

const isObject = (value) => typeof value === 'object' && value !== null || typeof value === 'function';

function shorten(lines) {
  return lines.length > MOST_LINES ? [...lines.slice(0, 46), '...'] : lines;
}

/** The lines that are printed, and those of the expected value that wait for the end of a block. */
class Report {
  text = '';
  skipped = false;
  printed = 0;
  #expected = '';
  #same = 0;

  /** Prints the last of the same lines, as the surroundings of what follows. */
  surround(lines, at) {
    if (this.#same > 2) {
      if (this.#same > 4) {
        if (this.#same === 5) {
          this.#print(`  ${lines[at - 3]}`);
        } else {
          this.text += '\n...';
          this.skipped = true;
        }
      }
      if (this.#same > 3) {
        this.#print(`  ${lines[at - 2]}`);
      }
      this.#print(`  ${lines[at - 1]}`);
    }
    this.#same = 0;
  }

  #print(line) {
    this.text += `\n${line}`;
    this.printed++;
  }

  actual(line) {
    this.#print(`+ ${line}`);
  }

  expected(line) {
    this.#expected += `\n- ${line}`;
    this.printed++;
  }

  same(line) {
    this.flush();
    this.#same++;
    if (this.#same <= 2) {
      this.#print(`  ${line}`);
    }
  }

  flush() {
    this.text += this.#expected;
    this.#expected = '';
  }

  get pending() {
    return this.#expected;
  }
}

/** Takes the same lines from the end. {return what is printed of them} */
function cutTail(actual, expected) {
  let tail = '';
  let more = '';
  let count = 0;
  while (actual.length > 0 && expected.length > 0 && actual[actual.length - 1] === expected[expected.length - 1]) {
    const line = actual.pop();
    expected.pop();
    if (count < 3) {
      tail = `\n  ${line}${tail}`;
    } else {
      more = line;
    }
    count++;
  }
  return { tail, more, count };
}

function compareLine(report, actual, expected, at) {
  const [mine, theirs] = [actual[at], expected[at]];
  // A comma more or less only says that another line follows.
  const same = mine === theirs || mine === `${theirs},` || theirs === `${mine},`;
  if (same) {
    report.same(theirs === `${mine},` ? theirs : mine);
  } else {
    report.surround(actual, at);
    report.actual(mine);
    report.expected(theirs);
  }
}

function compareLines(actual, expected, title, end) {
  const report = new Report();
  const most = Math.max(actual.length, expected.length);
  const hint = ' ... Lines skipped';
  for (let at = 0; at < most; at++) {
    if (at >= expected.length) {
      report.surround(actual, at);
      report.actual(actual[at]);
    } else if (at >= actual.length) {
      report.surround(expected, at);
      report.expected(expected[at]);
    } else {
      compareLine(report, actual, expected, at);
    }
    if (report.printed > MOST_LINES && at < most - 2) {
      return `${title}${hint}\n${report.text}\n...${report.pending}\n...`;
    }
  }
  report.flush();
  return `${title}${report.skipped || end.skipped ? hint : ''}\n${report.text}${end.text}`;
}

/** {return the message for two values that should be equal; the program's own stands where a title would} */
function difference(actual, expected, operator, message) {
  const mine = show(actual);
  const theirs = show(expected);
  let actualLines = mine.split('\n');
  const expectedLines = theirs.split('\n');
  const named = operator === 'strictEqual' && (typeof actual === 'object' && actual !== null
    && typeof expected === 'object' && expected !== null || typeof actual === 'function' && typeof expected === 'function')
    ? 'strictEqualObject' : operator;
  const title = message ?? titles[named];
  let mark = '';
  if (actualLines.length === 1 && expectedLines.length === 1 && mine !== theirs) {
    const length = mine.length + theirs.length;
    if (length <= SHORT) {
      if (isPrimitiveValue(actual) && isPrimitiveValue(expected) && (actual !== 0 || expected !== 0)) {
        return `${title}\n\n${mine} !== ${theirs}\n`;
      }
    } else if (named !== 'strictEqualObject' && length < SCREEN) {
      let at = 0;
      while (mine[at] === theirs[at]) {
        at++;
      }
      mark = at > 2 ? `\n  ${' '.repeat(at)}^` : '';
    }
  }
  const { tail, more, count } = cutTail(actualLines, expectedLines);
  if (actualLines.length === 0 && expectedLines.length === 0) {
    actualLines = mine.split('\n');
    return `${titles.notIdentical}\n\n${shorten(actualLines).join('\n')}\n`;
  }
  const end = `${more === '' ? '' : `\n  ${more}`}${count >= 5 ? '\n...' : ''}${tail}`;
  return compareLines(actualLines, expectedLines, `${title}\n+ actual - expected`,
    { text: `${end}${mark}`, skipped: count >= 5 });
}

const isPrimitiveValue = (value) => typeof value !== 'object' || value === null;

function sameAsUnwanted(actual, operator) {
  const title = operator === 'notStrictEqual' && isObject(actual) ? titles.notStrictEqualObject : titles[operator];
  const lines = shorten(show(actual).split('\n'));
  return lines.length === 1 ? `${title}${lines[0].length > 5 ? '\n\n' : ' '}${lines[0]}`
    : `${title}\n\n${lines.join('\n')}\n`;
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 3)}...` : text);

function loose(actual, expected, operator) {
  const mine = show(actual);
  const theirs = show(expected);
  if (operator === 'notDeepEqual' && mine === theirs) {
    return cut(`${titles.notDeepEqual}\n\n${mine}`, 1024);
  }
  const left = cut(mine, 512);
  const right = cut(theirs, 512);
  if (operator === 'deepEqual') {
    return `${titles.deepEqual}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  }
  if (operator === 'notDeepEqual') {
    return `${titles.notDeepEqualUnequal}\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  }
  return `${left} ${operator} ${right}`;
}

/** {return the message of an assertion that did not hold} */
function describe(actual, expected, operator, message) {
  if (operator === 'deepStrictEqual' || operator === 'strictEqual') {
    return difference(actual, expected, operator, message);
  }
  if (message !== undefined) {
    return message;
  }
  return operator === 'notDeepStrictEqual' || operator === 'notStrictEqual'
    ? sameAsUnwanted(actual, operator) : loose(actual, expected, operator);
}

module.exports = { describe };

// Styles of the terminal, for inspect with colours, and text without them.

const { validateString } = require('internal/validators');

const colors = Object.assign(Object.create(null), {
  reset: [0, 0], bold: [1, 22], dim: [2, 22], italic: [3, 23], underline: [4, 24], blink: [5, 25], inverse: [7, 27],
  hidden: [8, 28], strikethrough: [9, 29], doubleunderline: [21, 24], black: [30, 39], red: [31, 39],
  green: [32, 39], yellow: [33, 39], blue: [34, 39], magenta: [35, 39], cyan: [36, 39], white: [37, 39],
  bgBlack: [40, 49], bgRed: [41, 49], bgGreen: [42, 49], bgYellow: [43, 49], bgBlue: [44, 49],
  bgMagenta: [45, 49], bgCyan: [46, 49], bgWhite: [47, 49], framed: [51, 54], overlined: [53, 55], gray: [90, 39],
  redBright: [91, 39], greenBright: [92, 39], yellowBright: [93, 39], blueBright: [94, 39],
  magentaBright: [95, 39], cyanBright: [96, 39], whiteBright: [97, 39], bgGray: [100, 49], bgRedBright: [101, 49],
  bgGreenBright: [102, 49], bgYellowBright: [103, 49], bgBlueBright: [104, 49], bgMagentaBright: [105, 49],
  bgCyanBright: [106, 49], bgWhiteBright: [107, 49],
});
for (const [alias, of] of [['grey', 'gray'], ['blackBright', 'gray'], ['bgGrey', 'bgGray'],
  ['bgBlackBright', 'bgGray'], ['faint', 'dim'], ['crossedout', 'strikethrough'], ['strikeThrough', 'strikethrough'],
  ['crossedOut', 'strikethrough'], ['conceal', 'hidden'], ['swapColors', 'inverse'], ['swapcolors', 'inverse'],
  ['doubleUnderline', 'doubleunderline']]) {
  Object.defineProperty(colors, alias, {
    get: () => colors[of],
    set: (value) => {
      colors[of] = value;
    },
    configurable: true,
    enumerable: false,
  });
}

const styles = Object.assign(Object.create(null), {
  special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold',
  string: 'green', symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
});

function withColor(text, kind) {
  const color = colors[styles[kind]];
  return color === undefined ? text : `\u001b[${color[0]}m${text}\u001b[${color[1]}m`;
}

const CONTROL = new RegExp('[\\u001B\\u009B][[\\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]+)*'
  + '|[a-zA-Z\\d]+(?:;[-a-zA-Z\\d\\/\\#&.:=?%@~_]*)*)?(?:\\u0007|\\u001B\\u005C|\\u009C))'
  + '|(?:(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-ntqry=><~]))', 'g');

const plainLength = (text) => text.replace(/\u001b\[\d\d?m/g, '').length;

exports.colors = colors;
exports.styles = styles;
exports.withColor = withColor;
exports.withoutColor = (text) => text;
exports.lengthOf = (ctx, text) => (ctx.colors ? plainLength(text) : text.length);
exports.stripVTControlCharacters = function stripVTControlCharacters(text) {
  validateString(text, 'str');
  return text.replace(CONTROL, '');
};

const isZeroWidth = (code) => code <= 0x1f || code >= 0x7f && code <= 0x9f || code >= 0x300 && code <= 0x36f
  || code >= 0x200b && code <= 0x200f || code >= 0x20d0 && code <= 0x20ff || code >= 0xfe00 && code <= 0xfe0f
  || code >= 0xfe20 && code <= 0xfe2f || code >= 0xe0100 && code <= 0xe01ef;
const isFullWidth = (code) => code >= 0x1100 && (code <= 0x115f || code === 0x2329 || code === 0x232a
  || code >= 0x2e80 && code <= 0x3247 && code !== 0x303f || code >= 0x3250 && code <= 0x4dbf
  || code >= 0x4e00 && code <= 0xa4c6 || code >= 0xa960 && code <= 0xa97c || code >= 0xac00 && code <= 0xd7a3
  || code >= 0xf900 && code <= 0xfaff || code >= 0xfe10 && code <= 0xfe19 || code >= 0xfe30 && code <= 0xfe6b
  || code >= 0xff01 && code <= 0xff60 || code >= 0xffe0 && code <= 0xffe6 || code >= 0x1b000 && code <= 0x1b001
  || code >= 0x1f200 && code <= 0x1f251 || code >= 0x1f300 && code <= 0x1f64f || code >= 0x1f680 && code <= 0x1f6ff
  || code >= 0x1f900 && code <= 0x1f9ff || code >= 0x20000 && code <= 0x3fffd);

/** {return how many columns of a terminal the text takes} */
exports.widthOf = function widthOf(text) {
  let width = 0;
  for (const character of text.replace(CONTROL, '').normalize('NFC')) {
    const code = character.codePointAt(0);
    width += isFullWidth(code) ? 2 : isZeroWidth(code) ? 0 : 1;
  }
  return width;
};

// util: what programs need of it to print and to inherit.

const { inspect, format } = require('internal/inspect');

exports.inspect = inspect;
exports.format = format;
exports.inherits = function inherits(constructor, base) {
  Object.defineProperty(constructor, 'super_', { value: base, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, base.prototype);
};

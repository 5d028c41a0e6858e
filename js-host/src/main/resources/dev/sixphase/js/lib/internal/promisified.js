// The names of the values that a callback gets, where its promise form gives an object of them.

exports.kNames = Symbol('customPromisifyArgs');

// On Node: a timer of no milliseconds, and the end.
'use strict';

setTimeout(() => {}, 0);

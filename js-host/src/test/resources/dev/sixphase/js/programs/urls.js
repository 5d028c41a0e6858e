'use strict';
const u=require('url'); console.log(Object.keys(u));
for (const x of ['nope','//x']) try { new URL(x) } catch(e) {console.log(e.message, e.code, Object.keys(e))}
try { new URL('/x','bad') } catch(e) {console.log(e.message, e.base)} try { new URL() } catch(e) {console.log(e.message)}
console.log(new URL('https://u:p@example.com:8080/a/b?x=1&y=2#h'), new URLSearchParams('a=1&b=2'), new URLSearchParams());
console.log(require('util').inspect({u:new URL('http://x/')},{depth:0}));
try{u.fileURLToPath('http://x')}catch(e){console.log(e.message)} try{u.fileURLToPath('file://host/x')}catch(e){console.log(e.message)} try{u.fileURLToPath('file:///a%2Fb')}catch(e){console.log(e.message)};try{u.fileURLToPath(3)}catch(e){console.log(e.message)}
console.log(u.pathToFileURL('/a b#?%.txt').href, u.urlToHttpOptions(new URL('http://a:b@x.y:8/p?q#h')), u.parse('http://a:b@x.y:8/p?q=1#h', true), u.domainToASCII('español.com'), u.domainToUnicode('xn--espaol-zwa.com'));
console.log(u.format(new URL('http://a:b@x.y:8/p?q#h'),{auth:false,fragment:false,search:false}), URL.canParse('http://x'), URL.canParse('x'), u.resolve('http://a/b/c', '../d'));
console.log(u.fileURLToPath(u.pathToFileURL("/ü x")), new URL('../x', 'http://h/a/b/c').href, [...new URLSearchParams({ a: 1, b: 'x y' })], String(new URLSearchParams([['q', 'ä&']])), require('querystring').parse('a=1&a=2&b=%20'));
console.log(atob(btoa('hello')), structuredClone({ d: new Date(0), m: new Map([[1, { a: [1] }]]), e: new RangeError('r').message }));

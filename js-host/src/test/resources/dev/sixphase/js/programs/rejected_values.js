// What becomes of a rejection with a value that is no error, and of a promise that is settled again.
process.noDeprecation = true;
process.on('uncaughtException', (error, origin) => console.log(error.code, error.message.slice(-40), origin));
process.on('multipleResolves', (type, promise, value) => console.log(type, value));
class Own {}
for (const value of [null, undefined, 1, 'text', { a: 1 }, [1], Symbol('s'), () => 1, new Own(), new Map(), 10n]) {
  Promise.reject(value);
}
new Promise((resolve, reject) => {
  resolve(1);
  resolve(2);
  reject(3);
});

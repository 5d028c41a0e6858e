// A signal of one's own arrives in the poll phase; what cannot be sent is told.
const timer = setInterval(() => {}, 1000);
process.on('SIGHUP', (name, number) => {
  console.log(name, number);
  clearInterval(timer);
});
process.kill(process.pid, 'SIGHUP');
for (const attempt of [() => process.kill(process.pid, 'SIGFOO'), () => process.kill('abc'), () => process.kill(0, 987)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(process.kill(process.pid, 0));

// process.env holds strings.
process.env.NUMBER = 1;
process.env.NOTHING = undefined;
console.log(process.env.NUMBER, typeof process.env.NUMBER, process.env.NOTHING, 'NUMBER' in process.env);
console.log(delete process.env.NUMBER, process.env.NUMBER, Object.keys(process.env).includes('NUMBER'));
for (const attempt of [() => {
  process.env.text = Symbol('s');
}, () => Object.defineProperty(process.env, 'x', { get: () => '' }),
() => Object.defineProperty(process.env, 'x', { value: 'x' }), () => process.hrtime([1]), () => process.cpuUsage({})]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

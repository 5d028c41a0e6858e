// Messages between ports: one callback each, and the close events last.
const { port1, port2 } = new MessageChannel();
port1.on('message', (m) => { console.log('got', m); process.nextTick(()=>console.log('tick')); if (m.last) port1.close(); });
port2.onmessage = (e) => console.log('p2', e.data, e.constructor.name, e.type);
port1.on('close', () => console.log('close1')); port2.addEventListener('close', () => console.log('close2'));
port2.postMessage({ a: [1, new Map([[1, 2]])] }); port2.postMessage('x'); port1.postMessage(7); 
setImmediate(()=>{console.log('imm'); port2.postMessage({last:true});});
console.log(process.getActiveResourcesInfo());

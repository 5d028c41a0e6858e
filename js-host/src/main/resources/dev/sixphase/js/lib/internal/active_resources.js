// What keeps the loop busy, by the names that process.getActiveResourcesInfo() tells.

const resources = new Map();

exports.add = (resource, name) => resources.set(resource, name);
/** {return whether it was there} */
exports.remove = (resource) => resources.delete(resource);
exports.has = (resource) => resources.has(resource);

const isRequest = (name) => /Req|(Connect|Send|Write|Shutdown)Wrap$/.test(name);
const isTimer = (name) => name === 'Timeout' || name === 'Immediate';
const those = (test) => [...resources].filter(([, name]) => test(name)).map(([resource]) => resource.owner ?? resource);

/** {return the handles among them, or the requests, as process._getActiveHandles() and the like tell} */
exports.handles = () => those((name) => !isRequest(name) && !isTimer(name));
exports.requests = () => those(isRequest);

/** {return the names of those that are referenced, in the order in which they began} */
exports.names = () => [...resources].filter(([resource]) => !resource.hasRef || resource.hasRef())
  .map(([, name]) => name);

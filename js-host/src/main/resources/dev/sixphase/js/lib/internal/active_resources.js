// What keeps the loop busy, by the names that process.getActiveResourcesInfo() tells.

const resources = new Map();

exports.add = (resource, name) => resources.set(resource, name);
exports.remove = (resource) => resources.delete(resource);
exports.has = (resource) => resources.has(resource);

/** {return the names of those that are referenced, in the order in which they began} */
exports.names = () => [...resources].filter(([resource]) => !resource.hasRef || resource.hasRef())
  .map(([, name]) => name);

const isRequest = (name) => /Req|ConnectWrap$/.test(name);

/** {return the handles among them, or the requests, as process._getActiveHandles() and the like tell} */
exports.handles = () => [...resources].filter(([, name]) => !isRequest(name)).map(([resource]) => resource);
exports.requests = () => [...resources].filter(([, name]) => isRequest(name)).map(([resource]) => resource);

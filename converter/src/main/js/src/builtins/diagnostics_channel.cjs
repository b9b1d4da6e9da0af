// Node's diagnostics_channel as it is where nobody listens: what is traced runs, nothing is published.
'use strict';

const PHASES = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

class Channel {
  constructor(name) {
    this.name = name;
  }

  get hasSubscribers() {
    return false;
  }

  publish() {}

  subscribe() {}

  unsubscribe() {
    return false;
  }

  bindStore() {}

  unbindStore() {
    return false;
  }

  runStores(_, run, self, ...args) {
    return Reflect.apply(run, self, args);
  }
}

class TracingChannel {
  constructor(name) {
    for (const phase of PHASES) this[phase] = typeof name === 'string' ? channel(`tracing:${name}:${phase}`) : name[phase];
  }

  get hasSubscribers() {
    return false;
  }

  subscribe() {}

  unsubscribe() {
    return false;
  }

  traceSync(run, _, self, ...args) {
    return Reflect.apply(run, self, args);
  }

  tracePromise(run, _, self, ...args) {
    const made = Reflect.apply(run, self, args);
    return made !== null && typeof made === 'object' && typeof made.then === 'function' ? made : Promise.resolve(made);
  }

  traceCallback(run, _position, _context, self, ...args) {
    return Reflect.apply(run, self, args);
  }
}

const channels = new Map();

function channel(name) {
  if (!channels.has(name)) channels.set(name, new Channel(name));
  return channels.get(name);
}

module.exports = {
  Channel,
  channel,
  hasSubscribers: () => false,
  subscribe() {},
  tracingChannel: (name) => new TracingChannel(name),
  unsubscribe: () => false,
};

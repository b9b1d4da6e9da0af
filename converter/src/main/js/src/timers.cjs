// Timers as a queue that the host turns: a script that waits runs on without real waiting, and a
// promise that is pending while the queue is empty can never settle.
'use strict';

module.exports = function timers() {
  const queue = [];
  let clock = 0;
  let last = 0;

  function add(callback, delay, args, repeat) {
    const timer = { id: ++last, at: clock + Math.max(Number(delay) || 0, 0), callback, args, repeat };
    timer.ref = timer.unref = () => timer;
    timer.hasRef = () => true;
    timer[Symbol.toPrimitive] = () => timer.id;
    queue.push(timer);
    return timer;
  }
  function clear(timer) {
    const id = typeof timer === 'object' && timer !== null ? timer.id : timer;
    const at = queue.findIndex((each) => each.id === id);
    if (at >= 0) queue.splice(at, 1);
  }

  const api = {
    setTimeout: (callback, delay, ...args) => add(callback, delay, args),
    setInterval: (callback, delay, ...args) => add(callback, delay, args, Math.max(Number(delay) || 1, 1)),
    setImmediate: (callback, ...args) => add(callback, 0, args),
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
  api.promises = {
    setTimeout: (delay, value) => new Promise((done) => api.setTimeout(done, delay, value)),
    setImmediate: (value) => new Promise((done) => api.setImmediate(done, value)),
  };
  // What Node's util.promisify looks for: sleep = promisify(setTimeout).
  const custom = Symbol.for('nodejs.util.promisify.custom');
  api.setTimeout[custom] = api.promises.setTimeout;
  api.setImmediate[custom] = api.promises.setImmediate;

  return {
    api,
    /** Forgets all timers. */
    reset() {
      queue.length = 0;
    },
    /** Milliseconds that the next timer would have waited; -1 if there is none. */
    nextDelay() {
      if (queue.length === 0) return -1;
      return Math.min(...queue.map((timer) => timer.at)) - clock;
    },
    /** Runs the timer that is due first. */
    runNext() {
      const timer = queue.reduce((a, b) => (b.at < a.at ? b : a));
      clock = timer.at;
      if (timer.repeat) timer.at = clock + timer.repeat;
      else clear(timer);
      timer.callback(...timer.args);
    },
  };
};

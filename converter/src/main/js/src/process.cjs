// Node's process: the environment comes from the host, nothing leads out.
'use strict';

module.exports = function process(host, refuse, variables, machine) {
  const written = Object.create(null);
  const deleted = new Set();
  const env = new Proxy(Object.create(null), {
    get(_, name) {
      if (typeof name !== 'string') return undefined;
      if (name in written) return written[name];
      if (deleted.has(name)) return undefined;
      const value = host.env(name);
      if (value === null) return undefined;
      variables.give(value);
      return value;
    },
    has(_, name) {
      return name in written || (!deleted.has(name) && host.env(String(name)) !== null);
    },
    set(_, name, value) {
      written[name] = String(value);
      return true;
    },
    deleteProperty(_, name) {
      delete written[name];
      deleted.add(name);
      return true;
    },
    ownKeys() {
      return [...new Set([...Object.keys(written), ...host.envNames().filter((name) => !deleted.has(name))])];
    },
    getOwnPropertyDescriptor(target, name) {
      const value = this.get(target, name);
      return value === undefined
        ? undefined
        : { value, writable: true, enumerable: true, configurable: true };
    },
  });
  const stream = (level) => ({
    isTTY: false,
    columns: 80,
    write(text) {
      host.log(level, String(text).replace(/\n$/, ''));
      return true;
    },
  });
  const started = 0;
  const hrtime = () => {
    const millis = host.now() - started;
    return [Math.floor(millis / 1000), (millis % 1000) * 1e6];
  };
  hrtime.bigint = () => BigInt(host.now()) * 1000000n;
  const process = {
    get arch() {
      return machine('arch');
    },
    argv: ['node', 'knex', 'migrate:latest'],
    browser: false,
    cwd: () => host.workingDirectory(),
    emitWarning() {},
    env,
    execArgv: [],
    exit: (code) => refuse('SCRIPT_EXITS', `process.exit(${code ?? ''}) would end the tool`),
    hrtime,
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0 }),
    nextTick: (callback, ...args) => Promise.resolve().then(() => callback(...args)),
    get pid() {
      return Number(machine('pid'));
    },
    get platform() {
      return machine('platform');
    },
    stderr: stream('error'),
    stdout: stream('info'),
    title: 'node',
    umask: () => 18,
    uptime: () => 1,
    version: 'v20.18.0',
    versions: { node: '20.18.0', v8: '11.3.244.8' },
  };
  for (const name of ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'emit']) {
    process[name] = () => process;
  }
  process.listeners = () => [];
  return {
    process,
    /** Forgets what scripts wrote to the environment. */
    reset() {
      for (const name of Object.keys(written)) delete written[name];
      deleted.clear();
    },
  };
};

// Everything a legacy script finds around it, for one context. The host (Java) calls the returned
// functions; see ScriptContext.java for what it passes in.
'use strict';
require('./globals.cjs');
const { Buffer } = require('buffer');
const util = require('util');
const { EventEmitter } = require('events');
const createKnex = require('./client.cjs');
const recorder = require('./recorder.cjs');
const symbolic = require('./symbolic.cjs');
const timersOf = require('./timers.cjs');
const { Connection, pgModule } = require('./pg.cjs');
const { here, isOfPackage, placeOf } = require('./places.cjs');
const urls = require('./builtins/url.cjs');

const NETWORK = ['cluster', 'dgram', 'dns', 'dns/promises', 'http', 'http2', 'https', 'net', 'tls'];
// All others that Node 20 has: what loads them gets as far as their first use.
const REFUSED = [
  'child_process', 'domain', 'inspector', 'inspector/promises', 'path/win32',
  'punycode', 'readline', 'readline/promises', 'repl', 'stream/consumers', 'stream/promises',
  'stream/web', 'test', 'trace_events', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
];

module.exports = function createRuntime(host) {
  function refuse(code, message) {
    const place = here();
    host.refused(code, message, place);
    throw Object.assign(new Error(message), { unimigCode: code });
  }

  const timers = timersOf();
  const variables = require('./variables.cjs')(host);
  const probe = require('./probe.cjs')(() => active, variables);
  /** What is asked by the function that calls the one that calls this. */
  const machine = (fact) => host.machine(fact, !isOfPackage(2));
  const { process, reset: resetProcess } = require('./process.cjs')(host, refuse, variables, machine);
  const console = {};
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table']) {
    // Arguments may be answers under watch, so recording leaves them alone.
    console[level] = (...args) => host.log(level, host.logs() ? util.format(...args) : '');
  }
  for (const quiet of ['time', 'timeEnd', 'timeLog', 'group', 'groupCollapsed', 'groupEnd', 'count', 'assert']) {
    console[quiet] = () => {};
  }
  const crypto = require('./builtins/crypto.cjs')(host);
  const fs = require('./builtins/fs.cjs')(host, refuse);
  const pg = pgModule(refuse);
  const { setTypeParser } = pg.types;
  let active = null;
  let knexModule = null;

  const BUILTINS = {
    assert: () => require('./builtins/assert.cjs'),
    'assert/strict': () => require('./builtins/assert.cjs').strict,
    async_hooks: () => ({ AsyncLocalStorage: class { run(_, f) { return f(); } getStore() {} } }),
    buffer: () => require('./builtins/buffer.cjs'),
    console: () => console,
    constants: () => require('./builtins/constants.cjs'),
    crypto: () => crypto,
    diagnostics_channel: () => require('./builtins/diagnostics_channel.cjs'),
    events: () => require('events'),
    fs: () => fs,
    'fs/promises': () => fs.promises,
    knex: () => knexModule,
    module: () => ({ createRequire: (from) => modules.requireFrom(String(from).replace(/^file:\/\//, '')) }),
    os: () => require('./builtins/os.cjs')(machine),
    path: () => require('path-browserify'),
    'path/posix': () => require('path-browserify'),
    perf_hooks: () => ({ performance: globalThis.performance }),
    pg: () => pg,
    process: () => process,
    querystring: () => ({ parse: (t) => Object.fromEntries(new urls.URLSearchParams(t)), stringify: (o) => new urls.URLSearchParams(o).toString() }),
    stream: () => require('./builtins/stream.cjs'),
    string_decoder: () => require('string_decoder'),
    sys: () => util,
    timers: () => timers.api,
    'timers/promises': () => timers.api.promises,
    tty: () => ({ isatty: () => false }),
    url: () => urls,
    util: () => util,
    'util/types': () => util.types,
  };
  // Application code that a migration imports may load such a module and never use it.
  function refusing(code, name, why) {
    const refused = (key) => refuse(code, `${name}.${String(key)} ${why}`);
    return new Proxy(function () {}, {
      get: (_, key) => {
        if (key === '__esModule' || key === 'then' || typeof key === 'symbol') return undefined;
        if (key === 'default') return refusing(code, name, why);
        if (key === 'prototype') return {};
        return /^[A-Z]/.test(key) ? class { constructor() { refused(key); } } : () => refused(key);
      },
      apply: () => refused('call'),
    });
  }
  const made = new Map();
  function builtin(name) {
    if (made.has(name)) return made.get(name);
    if (name in BUILTINS) {
      const value = BUILTINS[name]();
      made.set(name, value);
      return value;
    }
    if (NETWORK.includes(name)) return refusing('NETWORK_REFUSED', name, 'reaches for the network');
    if (REFUSED.includes(name)) return refusing('BUILTIN_REFUSED', name, 'is not available to migrations');
    return undefined;
  }
  const counters = require('./branches/counters.cjs')();
  const modules = require('./modules.cjs')(host, builtin, refuse, counters);
  // The Knex bundles require Node's built-ins through this.
  globalThis.__unimig_builtin = builtin;
  globalThis.__unimig_doors = new Map();
  globalThis.__unimig_place = (place) => host.place(place);

  Object.assign(globalThis, timers.api, {
    global: globalThis,
    process,
    console,
    Buffer,
    URL: urls.URL,
    URLSearchParams: urls.URLSearchParams,
    crypto: crypto.webcrypto,
    performance: { now: () => host.now(), timeOrigin: 0, mark() {}, measure() {} },
    queueMicrotask: (callback) => void Promise.resolve().then(callback),
    structuredClone: (value) => require('./clone.cjs')(value),
    btoa: (text) => Buffer.from(text, 'latin1').toString('base64'),
    atob: (text) => Buffer.from(text, 'base64').toString('latin1'),
    fetch: () => refuse('NETWORK_REFUSED', 'fetch reaches for the network'),
    __unimig_probe: probe,
  });
  let lookedFor = false;
  require('./volatile.cjs')(host);
  const { Boolean: realBoolean } = globalThis;
  globalThis.Boolean = new Proxy(realBoolean, {
    apply: (target, self, args) => target(probe(args[0])),
  });
  function failure(error) {
    const object = error !== null && typeof error === 'object' ? error : { message: String(error) };
    return JSON.stringify({
      message: String(object.message),
      name: String(object.name || 'Error'),
      code: object.code === undefined ? '' : String(object.code),
      unimigCode: object.unimigCode || '',
      object: object.unimigObject || '',
      place: placeOf(object.stack) || (object.unimigPlace ? placeOf(object.unimigPlace.stack) : ''),
    });
  }

  /** Starts `work` and reports its end through the state that the host polls. */
  function track(work) {
    const state = { done: false, failure: null };
    Promise.resolve()
      .then(work)
      .then(
        () => Object.assign(state, { done: true }),
        (error) => Object.assign(state, { done: true, failure: failure(error) }),
      );
    return {
      isDone: () => state.done,
      failure: () => state.failure,
      nextDelay: () => timers.nextDelay(),
      runNextTimer: () => timers.runNext(),
    };
  }

  function migrationOf(path) {
    const exported = modules.load(path);
    const found =
      typeof exported.up !== 'function' && exported.default && typeof exported.default.up === 'function'
        ? exported.default
        : exported;
    // As Migrator._validateMigrationStructure of Knex.
    if (typeof found.up !== 'function' || typeof found.down !== 'function') {
      throw Object.assign(new Error('Invalid migration: it must export both an up and a down function'), {
        unimigCode: 'INVALID_MIGRATION',
      });
    }
    return found;
  }

  // As Migrator._useTransaction of Knex.
  function usesTransaction(migration, disableTransactions) {
    const own = migration.config && migration.config.transaction;
    return typeof own === 'boolean' ? own : !disableTransactions;
  }

  /** What `require('knex')` answers. */
  function offerKnex(line, source) {
    knexModule = Object.assign((settings) => createKnex(line, settings || {}, source), { Client: line.ClientPg, Knex: {} });
    knexModule.knex = knexModule.default = knexModule;
    made.delete('knex');
  }

  async function run(knex, migration, direction, transactional) {
    const call = async (db) => {
      const returned = migration[direction](db, Promise);
      await returned;
    };
    if (transactional) await knex.transaction((trx) => call(trx));
    else await call(knex);
  }

  /** The project's settings for Knex, without the connection, which is the host's. */
  function configOf(settings) {
    if (!settings.knexfile) return {};
    const { connection, pool, migrations, seeds, ...rest } = knexfile(settings);
    // What it does to answers is of no matter while there are none, and it would look at them.
    if (settings.recording) delete rest.postProcessResponse;
    return rest;
  }

  function knexfile({ knexfile: path, environment }) {
    let exported = modules.load(path);
    if (exported && exported.__esModule && exported.default) exported = exported.default;
    else if (exported && exported.default && !exported.client && !exported.migrations) exported = exported.default;
    if (typeof exported === 'function') exported = exported();
    const chosen = environment || 'development';
    if (exported && typeof exported[chosen] === 'object' && exported[chosen] !== null) return exported[chosen];
    const flat = exported && (exported.client || exported.migrations || exported.connection);
    if (flat || !exported) return exported || {};
    const names = Object.keys(exported);
    if (!environment && names.length > 0) return exported[names[0]] || {};
    throw Object.assign(new Error(`the knexfile has no environment "${chosen}", only ${names.join(', ')}`), {
      unimigCode: 'UNKNOWN_ENVIRONMENT',
    });
  }

  /** A value that JSON can hold, with its type; other values have none but their type. */
  function plainValue(value) {
    if (value === undefined) return { type: 'undefined' };
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return { type: 'plain', value };
    if (typeof value === 'number') return { type: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
    if (Array.isArray(value) && Object.keys(value).length === value.length) return { type: 'list', value: value.map(plainValue) };
    const proto = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
    if (proto === Object.prototype && !Object.getOwnPropertySymbols(value).length) {
      return { type: 'object', value: Object.entries(value).map(([key, each]) => [key, plainValue(each)]) };
    }
    return { type: 'other' };
  }

  // Bound before any project code runs, so that "knex" can be required by it.
  function prepare(line, settings, source) {
    offerKnex(line, source);
    if (settings.recording && !lookedFor) {
      lookedFor = true;
      require('./looks.cjs')(probe.watched, variables);
    }
    for (const path of settings.prelude || []) modules.load(path);
    return createKnex(line, configOf(settings), source);
  }

  return {
    /** Makes the context fit for another migration; `same`: of the same project. */
    reset(same) {
      modules.reset(same);
      timers.reset();
      variables.reset();
      resetProcess();
      pg.types.setTypeParser = setTypeParser;
      active = null;
    },
    /** Records one direction; `collect()` gives the events as JSON. */
    record(line, settingsJson, path, direction, failure) {
      const settings = { ...JSON.parse(settingsJson), recording: true };
      const watch = recorder(JSON.parse(failure));
      let transactional = true;
      const job = track(async () => {
        host.settingsBegin();
        const knex = prepare(line, settings, watch.source);
        const noticed = new Proxy({}, {
          get: (_, key) => (key === 'then' ? undefined : watch.inspected(`connection settings .${String(key)}`)),
          ownKeys: () => watch.inspected('connection settings'),
        });
        knex.client.connectionSettings = noticed;
        knex.client.config.connection = noticed;
        host.migrationBegins();
        const migration = migrationOf(path);
        job.running = () => migration[direction];
        host.running(migration[direction]);
        transactional = usesTransaction(migration, settings.disableTransactions);
        active = watch;
        try {
          await run(knex, migration, direction, transactional);
        } finally {
          active = null;
        }
      });
      job.collect = () => JSON.stringify({ ...watch.result(), transactional });
      return job;
    },
    /** Loads a migration whose expressions are to be compiled one by one. */
    open(line, settingsJson, path) {
      const settings = { ...JSON.parse(settingsJson), recording: true };
      const watch = symbolic();
      let knex = null;
      let asked = null;
      const refused = (key) => { throw new Error(`it reads connection settings .${String(key)}`); };
      const job = track(async () => {
        host.settingsBegin();
        pg.types.setTypeParser = () => { throw new Error('it changes how values of a type are read'); };
        knex = prepare(line, settings, watch.source);
        if (settings.knexfile && knexfile(settings).postProcessResponse) throw new Error('the knexfile changes what answers look like');
        const hidden = new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : refused(key)), ownKeys: refused });
        knex.client.connectionSettings = hidden;
        knex.client.config.connection = hidden;
        host.migrationBegins();
        const migration = migrationOf(path);
        asked = JSON.stringify({ transactional: usesTransaction(migration, settings.disableTransactions) });
      });
      job.collect = () => asked;
      const door = (code) => globalThis.__unimig_doors.get(path)(code);
      /** The value of an expression of the module as JSON. */
      job.evaluate = (code) => {
        try {
          const value = door(code)(undefined, knex);
          return JSON.stringify(plainValue(value));
        } catch (error) {
          return JSON.stringify({ error: String(error && error.message) });
        }
      };
      /** The function that an expression of a module means, else null. */
      job.declared = (file, expression) => {
        const open = globalThis.__unimig_doors.get(file);
        try {
          const value = open && open(expression);
          return typeof value === 'function' ? value : null;
        } catch {
          return null;
        }
      };
      /** What an expression sends; samples: kinds of values by number of hole. */
      job.compile = (code, samples) => {
        const made = track(async () => {
          made.answer = JSON.stringify(await watch.compile(door, code, knex, JSON.parse(samples)));
        });
        made.collect = () => made.answer;
        return made;
      };
      return job;
    },
    /** Runs one direction on the host's connections, as `knex migrate:up` and `migrate:down` do. */
    execute(line, settingsJson, path, direction) {
      const settings = JSON.parse(settingsJson);
      const source = {
        acquire: () => new Connection(host, host.acquire()),
        release: (connection) => host.release(connection.id),
        serverVersion: host.serverVersion(),
      };
      return track(async () => {
        host.settingsBegin();
        const knex = prepare(line, settings, source);
        const connection = JSON.parse(host.connectionSettings());
        knex.client.connectionSettings = connection;
        knex.client.config.connection = connection;
        host.migrationBegins();
        const migration = migrationOf(path);
        await run(knex, migration, direction, usesTransaction(migration, settings.disableTransactions));
      });
    },
    /** JSON of the ways that were taken since the last call, by file. */
    taken: () => counters.taken(),
    /** What the host needs to know of a knexfile, as JSON. */
    readKnexfile(line, settingsJson) {
      const settings = JSON.parse(settingsJson);
      let json = '{}';
      const job = track(async () => {
        offerKnex(line, { acquire: () => refuse('NETWORK_REFUSED', 'the knexfile queries a database'), release() {}, serverVersion: '15.0' });
        const config = await knexfile(settings);
        const m = config.migrations || {};
        const list = (value) => (value === undefined || value === null ? [] : [].concat(value).map(String));
        json = JSON.stringify({
          client: typeof config.client === 'function' ? 'custom' : String(config.client || 'pg'),
          directories: list(m.directory),
          sortDirsSeparately: m.sortDirsSeparately === true,
          loadExtensions: list(m.loadExtensions),
          tableName: m.tableName || null,
          schemaName: m.schemaName || null,
          searchPath: list(config.searchPath),
          disableTransactions: m.disableTransactions === true,
          wrapIdentifier: typeof config.wrapIdentifier === 'function',
          postProcessResponse: typeof config.postProcessResponse === 'function',
          migrationSource: Boolean(m.migrationSource),
        });
      });
      job.collect = () => json;
      return job;
    },
  };
};

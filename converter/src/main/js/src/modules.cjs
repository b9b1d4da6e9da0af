// require() for project files: Node's order of looking things up, with the host as file system.
'use strict';

// Packages whose only work is to prepare Node for the files that we read ourselves, or to copy a
// file of secrets into the environment, which stays a run-time matter here.
const PREPARING = {
  '@babel/register': () => () => {},
  '@swc-node/register': () => ({}),
  '@swc/register': () => ({}),
  dotenv: () => ({ config: () => ({ parsed: {} }), parse: () => ({}) }),
  'dotenv-flow': () => ({ config: () => ({ parsed: {} }) }),
  'dotenv-flow/config': () => ({}),
  'dotenv-safe': () => ({ config: () => ({ parsed: {} }) }),
  'dotenv/config': () => ({}),
  'esbuild-register': () => ({}),
  'module-alias/register': () => ({}),
  'source-map-support': () => ({ install() {} }),
  'source-map-support/register': () => ({}),
  'ts-node': () => ({ register() {} }),
  'ts-node/register': () => ({}),
  'ts-node/register/transpile-only': () => ({}),
  'tsconfig-paths/register': () => ({}),
  'tsx/cjs': () => ({}),
};
// What a project may leave out, as only code that no migration runs needs it.
const OPTIONAL = { 'reflect-metadata': () => ({}) };
// Loading lodash reads the clock (its shortOut), for nothing that a migration could see.
const TIMELESS = /^bundled:package-lodash$|\/node_modules\/lodash(-es)?\//;
const BUNDLED = ['lodash', 'nanoid', 'uuid'];

module.exports = function modules(host, builtins, refuse, counters) {
  const kept = require('./kept.cjs')(host);
  const loaded = new Map();
  let timeless = 0;

  function notFound(request, from) {
    if (host.leadsOutside(from, request)) refuse('OUTSIDE_PROJECT', `"${request}" lies outside the project`);
    return Object.assign(new Error(`Cannot find module '${request}'\nRequire stack:\n- ${from}`), {
      code: 'MODULE_NOT_FOUND',
      unimigCode: 'MISSING_MODULE',
      unimigObject: request,
    });
  }

  function run(path, name) {
    kept.needs(path);
    if (loaded.has(path)) return loaded.get(path).exports;
    const again = kept.again(path);
    if (again !== undefined) {
      loaded.set(path, again);
      return again.exports;
    }
    const module = { id: name, filename: name, path: name.replace(/\/[^/]*$/, '') || '/', exports: {}, children: [], loaded: false };
    loaded.set(path, module);
    kept.begins(path, module);
    const apart = TIMELESS.test(path) ? 1 : 0;
    timeless += apart;
    host.clockCounts(timeless === 0);
    try {
      if (path.endsWith('.json')) {
        module.exports = JSON.parse(host.readText(path));
      } else {
        const body = host.counts(path) ? host.compile(path)(counters.of(path)) : host.compile(path);
        const meta = { url: `file://${encodeURI(name)}`, filename: name, dirname: module.path };
        meta.resolve = (request) => host.resolve(name, request);
        body.call(module.exports, module.exports, requireFrom(name), module, name, module.path, meta);
      }
      module.loaded = true;
    } catch (e) {
      loaded.delete(path);
      throw e;
    } finally {
      kept.ends(path, !module.loaded);
      timeless -= apart;
      host.clockCounts(timeless === 0);
    }
    return module.exports;
  }

  function requireFrom(from) {
    function require(request) {
      const name = String(request).replace(/^node:/, '');
      const builtin = builtins(name);
      if (builtin !== undefined) {
        // Each recording has a Knex of its own.
        if (name === 'knex') kept.touched();
        return builtin;
      }
      const path = host.resolve(from, String(request));
      if (path !== null && !(name in PREPARING)) return run(path, path);
      if (name in PREPARING) return PREPARING[name]();
      if (name in OPTIONAL) return OPTIONAL[name]();
      if (BUNDLED.includes(name)) {
        host.bundled(name);
        kept.bundled(name);
        return run(`bundled:package-${name}`, `/node_modules/${name}/index.js`);
      }
      if (name === 'lodash-es') return require('lodash');
      if (/^lodash(-es)?\/\w+(\.js)?$/.test(name)) return require('lodash')[name.replace(/^.*\/|\.js$/g, '')];
      throw notFound(request, from);
    }
    require.resolve = (request) => {
      const path = host.resolve(from, String(request));
      if (path === null) throw notFound(request, from);
      return path;
    };
    require.cache = {};
    require.extensions = {};
    require.main = { filename: from };
    return require;
  }

  return {
    requireFrom,
    load: (path) => run(path, path),
    /**
     * Forgets the project's modules, but for those that are kept; bundled packages have no state of
     * the project's.
     */
    reset(same) {
      kept.reset(same);
      for (const path of [...loaded.keys()]) if (!path.startsWith('bundled:')) loaded.delete(path);
    },
  };
};

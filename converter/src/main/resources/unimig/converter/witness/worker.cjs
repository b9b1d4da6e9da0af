// One thread: loads the project's Knex, then runs one direction of one migration.
'use strict';
const Module = require('module');
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { parentPort, workerData } = require('worker_threads');
const { candidates, inPackages, isModule } = require('./resolve.cjs');
const { erase } = require('./sucrase.js');

if (workerData.hidesZone) delete process.env.TZ;

/** Where the project has a package, else null. */
function find(name, directories) {
  for (const directory of directories) {
    try {
      return Module.createRequire(path.join(directory, 'of-project.js')).resolve(name);
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return null;
}

function versionOf(file, name) {
  for (let at = path.dirname(file); at !== path.dirname(at); at = path.dirname(at)) {
    const json = path.join(at, 'package.json');
    if (!fs.existsSync(json)) continue;
    const found = JSON.parse(fs.readFileSync(json, 'utf8'));
    if (found.name === name || found.version) return String(found.version);
  }
  return 'unknown';
}

/** TypeScript needs no loader of the project; one that NODE_OPTIONS names goes first. */
function readTypeScript() {
  const text = (file) => fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const compile = (module, file) => module._compile(erase(text(file), file), file);
  for (const extension of ['.ts', '.cts', '.tsx']) {
    // Node's own only strips types, and knows no enums.
    if (!Module._extensions[extension] || process.features.typescript) Module._extensions[extension] = compile;
  }
  const plain = Module._extensions['.js'];
  Module._extensions['.js'] = (module, file) => {
    try {
      plain(module, file);
    } catch (error) {
      const words = /import statement outside a module|Unexpected token 'export'/.test(error && error.message);
      if (!(error instanceof SyntaxError) || !words || inPackages(file)) throw error;
      compile(module, file);
    }
  };
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (request, parent, ...rest) {
    try {
      return resolve.call(this, request, parent, ...rest);
    } catch (error) {
      const from = parent && parent.filename;
      if (error.code !== 'MODULE_NOT_FOUND' || !from || inPackages(from)) throw error;
      const found = candidates(request, from);
      if (!found.length) throw error;
      return found[0];
    }
  };
}

let hooked = false;
async function load(file) {
  if (!isModule(file)) return require(file);
  if (!hooked && Module.register) {
    hooked = true;
    Module.register(pathToFileURL(path.join(__dirname, 'hooks.mjs')));
  }
  return import(pathToFileURL(file));
}

/** The section that Knex's command line takes. */
async function settingsOf({ knexfile, environment }) {
  if (!knexfile) return {};
  let exported = await load(knexfile);
  if (exported && exported.default && (exported.__esModule || (!exported.client && !exported.migrations))) exported = exported.default;
  if (typeof exported === 'function') exported = await exported();
  const chosen = environment || 'development';
  if (exported && typeof exported[chosen] === 'object' && exported[chosen] !== null) return exported[chosen];
  const flat = exported && (exported.client || exported.migrations || exported.connection);
  if (flat || !exported) return exported || {};
  const names = Object.keys(exported);
  if (!environment && names.length > 0) return exported[names[0]] || {};
  throw new Error(`the knexfile has no environment "${chosen}", only ${names.join(', ')}`);
}

async function migrationOf(file) {
  const exported = await load(file);
  const found =
    typeof exported.up !== 'function' && exported.default && typeof exported.default.up === 'function' ? exported.default : exported;
  if (typeof found.up !== 'function' || typeof found.down !== 'function') {
    throw new Error('Invalid migration: it must export both an up and a down function');
  }
  return found;
}

/** As Migrator._useTransaction of Knex. */
function usesTransaction(migration, settings) {
  const own = migration.config && migration.config.transaction;
  return typeof own === 'boolean' ? own : !(settings.migrations && settings.migrations.disableTransactions);
}

/** Bound values stay out of messages: older Knex writes them before the server's own words. */
function failureOf(error) {
  const object = error !== null && typeof error === 'object' ? error : { message: String(error) };
  const ofServer = Boolean(object.severity) && /^[0-9A-Z]{5}$/.test(object.code);
  const message = String(object.message);
  return {
    message: ofServer ? message.split(' - ').pop() : message,
    sqlState: ofServer ? object.code : '',
  };
}

async function run(Knex, request) {
  const trace = [];
  let knex = null;
  try {
    for (const file of request.prelude) await load(file);
    const settings = await settingsOf(request);
    knex = Knex({ ...settings, client: settings.client || 'pg', connection: request.connection, compileSqlOnError: false });
    knex.on('query', ({ sql }) => void trace.push(String(sql)));
    const migration = await migrationOf(request.file);
    const call = async (db) => {
      // Early Knex passed its Promise along, and migrations of its time still ask for it.
      await migration[request.direction](db, Promise);
    };
    if (usesTransaction(migration, settings)) await knex.transaction(call);
    else await call(knex);
    return { failure: null, trace };
  } catch (error) {
    return { failure: failureOf(error), trace };
  } finally {
    if (knex) await knex.destroy();
  }
}

function begin() {
  const knexFile = find('knex', workerData.directories);
  if (!knexFile) return parentPort.postMessage({ missing: 'knex' });
  // The driver that Knex itself requires.
  const pgFile = find('pg', [path.dirname(knexFile), ...workerData.directories]);
  if (!pgFile) return parentPort.postMessage({ missing: 'pg' });
  readTypeScript();
  const loaded = require(knexFile);
  require(pgFile);
  parentPort.once('message', (request) => {
    run(loaded.knex || loaded.default || loaded, request).then((result) => parentPort.postMessage(result));
  });
  return parentPort.postMessage({ knex: versionOf(knexFile, 'knex'), pg: versionOf(pgFile, 'pg') });
}

begin();

// Real Knex, told by lines of JSON what to do: [knex, sucrase, connection] in the arguments.
'use strict';
const fs = require('fs');
const Module = require('module');
const path = require('path');
const readline = require('readline');

const [knexFile, sucraseFile, connection] = process.argv.slice(2);
const { transform } = require(sucraseFile);
Module._extensions['.ts'] = (module, file) =>
  module._compile(transform(fs.readFileSync(file, 'utf8'), { transforms: ['typescript', 'imports'], filePath: file }).code, file);

// Files that only the aliases of tsconfig.json name.
const { candidates, inPackages } = require('./resolve.cjs');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  try {
    return resolve.call(this, request, parent, ...rest);
  } catch (error) {
    const from = parent && parent.filename;
    const [found] = from && !inPackages(from) ? candidates(request, from) : [];
    if (!found) throw error;
    return found;
  }
};

const Knex = require(knexFile);
const knex = (Knex.knex || Knex.default || Knex)({ client: 'pg', connection: JSON.parse(connection), pool: { min: 0, max: 3 } });
const quiet = { warn() {}, error() {}, debug() {}, deprecate() {} };
const names = (list) => list.map((each) => path.basename(each.name || each.file || each));

const commands = {
  async latest(config) {
    return names((await knex.migrate.latest(config))[1]);
  },
  async up(config) {
    return names((await knex.migrate.up(config))[1]);
  },
  async rollback(config) {
    return names((await knex.migrate.rollback(config))[1]);
  },
  async list(config) {
    const [completed, pending] = await knex.migrate.list(config);
    return [names(completed), names(pending)];
  },
};

async function answer(line) {
  const { command, config } = JSON.parse(line);
  try {
    return { result: await commands[command](config) };
  } catch (error) {
    return { failure: String((error && error.message) || error) };
  }
}

Object.assign(knex.client.logger, quiet);
let work = Promise.resolve();
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    work = work.then(() => answer(line)).then((said) => process.stdout.write(`unimig ${JSON.stringify(said)}\n`));
  })
  .on('close', () => work.then(() => knex.destroy()).then(() => process.exit(0)));

// One Knex line: what the runtime needs of it. Built once for each line; build.mjs points "knex-line" at it.
'use strict';
const ClientPg = require('knex-line/lib/dialects/postgres/index.js');
const makeKnex = require('knex-make');
const { version } = require('knex-line/package.json');

module.exports = { ClientPg, makeKnex: makeKnex.default || makeKnex, version };

// The part of node-postgres that faces scripts and Knex: its own value preparation, result and type
// parsers, over a connection that the host keeps.
'use strict';
const { EventEmitter } = require('events');
const Result = require('pg/lib/result.js');
const TypeOverrides = require('pg/lib/type-overrides.js');
const defaults = require('pg/lib/defaults.js');
const types = require('pg-types');
const { prepareValue } = require('pg/lib/utils.js');
const { here, placeOf } = require('./places.cjs');
const { Buffer } = require('buffer');

class DatabaseError extends Error {
  constructor(fields) {
    super(fields.message);
    this.name = 'error';
    Object.assign(this, fields);
  }
}

/** As pg.Client for one session; `host.query` answers JSON. */
class Connection extends EventEmitter {
  constructor(host, id) {
    super();
    this.host = host;
    this.id = id;
    this.processID = 0;
  }

  query(config, values, callback) {
    const query = typeof config === 'string' ? { text: config } : config;
    const done = [values, callback, query.callback].find((each) => typeof each === 'function');
    const bound = Array.isArray(values) ? values : query.values;
    const answer = this.send(query, bound || []);
    if (!done) return answer;
    answer.then(
      (result) => done(null, result),
      (error) => done(error),
    );
    return undefined;
  }

  async send(query, values) {
    const prepared = values.map((value) => {
      const text = prepareValue(value);
      return Buffer.isBuffer(text) ? { bytes: text.toString('base64') } : text;
    });
    const statement = this.statement || {};
    this.statement = undefined;
    // Knex's own transaction statements come without the builder that others come from.
    const ofKnex = statement.ofKnex === true;
    const place = ofKnex || !this.host.traced() ? '' : statement.at ? placeOf(statement.at.stack) : here();
    const answer = JSON.parse(this.host.query(this.id, query.text, JSON.stringify(prepared), ofKnex, place));
    if (answer.error) throw new DatabaseError(answer.error);
    const results = answer.results.map((each) => toResult(each, query));
    return results.length === 1 ? results[0] : results;
  }

  async connect() {
    return this;
  }

  end(callback) {
    if (callback) callback();
    return Promise.resolve();
  }

  release() {}
}

function toResult({ tag, fields, rows }, query) {
  const result = new Result(query.rowMode, query.types || new TypeOverrides(types));
  if (fields) {
    result.addFields(fields);
    for (const row of rows) result.addRow(result.parseRow(row));
  }
  result.addCommandComplete({ text: tag });
  return result;
}

/** What `require('pg')` answers: parsers can be set, connections of its own cannot be made. */
function pgModule(refuse) {
  const refused = () => refuse('NETWORK_REFUSED', 'the script opens a database connection of its own');
  class Client {
    constructor() {
      refused();
    }
  }
  class Pool extends Client {}
  return { Client, Pool, DatabaseError, Result, TypeOverrides, defaults, types, native: null };
}

module.exports = { Connection, DatabaseError, pgModule, prepareValue };

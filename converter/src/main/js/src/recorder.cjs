// Records what Knex sends, and notices every look at an answer.
'use strict';
const { EventEmitter } = require('events');
const { prepareValue } = require('./pg.cjs');
const { here, placeOf } = require('./places.cjs');
const { Buffer } = require('buffer');

// Read by Promise resolution and by lodash's flatten inside Knex's batchInsert, not by scripts.
const UNNOTICED = new Set(['then', Symbol.toStringTag, Symbol.isConcatSpreadable]);

const LOOKS = new Map([
  [Symbol.iterator, 'it goes through its rows'],
  [Symbol.toPrimitive, 'it computes with it'],
  ['toSQL', 'it passes it on in a query'],
]);

class AnswerInspected extends Error {}

function encode(value) {
  if (value === undefined || value === null) return { type: 'null' };
  if (typeof value === 'number' || typeof value === 'bigint') return { type: 'number', text: String(value) };
  if (typeof value === 'boolean') return { type: 'boolean', text: String(value) };
  if (value instanceof Date) return { type: 'date', text: String(value.getTime()) };
  const prepared = prepareValue(value);
  return Buffer.isBuffer(prepared)
    ? { type: 'bytes', text: prepared.toString('base64') }
    : { type: 'text', text: prepared };
}

/** failure: at (number of the statement that is to fail; 0 for none), code, message. */
module.exports = function recorder(failure) {
  const events = [];
  const answers = new WeakSet();
  const inspections = [];
  let connections = 0;
  let statements = 0;

  function inspected(how) {
    inspections.push({ how, at: here() });
    throw new AnswerInspected(`the answer of the database is inspected: ${how}`);
  }

  function answer() {
    const noticed = (how) => () => inspected(how);
    const proxy = new Proxy(function () {}, {
      get(_, key) {
        if (UNNOTICED.has(key)) return undefined;
        return inspected(LOOKS.get(key) || (typeof key === 'symbol' ? String(key) : `it reads .${key}`));
      },
      apply: noticed('it calls it'),
      construct: noticed('it constructs it'),
      defineProperty: noticed('it changes it'),
      deleteProperty: noticed('it changes it'),
      getOwnPropertyDescriptor: noticed('it lists its properties'),
      getPrototypeOf: noticed('it asks for its class'),
      has: noticed('it asks for its properties'),
      ownKeys: noticed('it lists its properties'),
      set: noticed('it changes it'),
    });
    answers.add(proxy);
    return proxy;
  }

  class RecordedConnection extends EventEmitter {
    constructor() {
      super();
      this.id = ++connections;
    }

    query(config, values, callback) {
      const query = typeof config === 'string' ? { text: config } : config;
      const done = [values, callback].find((each) => typeof each === 'function');
      const sent = this.send(query.text, (Array.isArray(values) ? values : query.values) || []);
      if (!done) return sent;
      sent.then(
        (result) => done(null, result),
        (error) => done(error),
      );
      return undefined;
    }

    async send(sql, values) {
      const statement = this.statement || {};
      this.statement = undefined;
      const place = statement.at ? placeOf(statement.at.stack) : here();
      const kind = statement.ofKnex ? 'session' : 'statement';
      for (const value of values) {
        if (answers.has(value)) inspected('it binds it to a statement');
      }
      events.push({
        connection: this.id,
        kind,
        sql,
        values: values.map(encode),
        place,
        strayQuestionMark: statement.strayQuestionMark === true,
      });
      if (kind === 'statement' && ++statements === failure.at) {
        events.push({ connection: this.id, kind: 'failure', sql: '', values: [], place });
        throw Object.assign(new Error(failure.message), { name: 'error', code: failure.code, severity: 'ERROR' });
      }
      return answer();
    }

    connect() {
      return Promise.resolve(this);
    }

    end() {
      return Promise.resolve();
    }
  }

  return {
    source: {
      acquire: () => new RecordedConnection(),
      release() {},
      answer: () => answer(),
      serverVersion: '15.0',
    },
    /** Passed every operand that scripts test or compare. */
    probe(value) {
      if (typeof value === 'function' && answers.has(value)) inspected('it tests or compares it');
      return value;
    },
    inspected,
    isAnswer: (value) => typeof value === 'function' && answers.has(value),
    result: () => ({ events, inspections, statements }),
  };
};

module.exports.encode = encode;

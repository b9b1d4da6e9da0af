// Compiles single expressions of a migration by real Knex, with holes in place of run-time values.
'use strict';
const { EventEmitter } = require('events');
const { encode } = require('./recorder.cjs');
const { placeOf } = require('./places.cjs');

const COUNT = 7_103_001;

class HoleUsed extends Error {
  constructor(hole) {
    super('a value that only the run knows would become part of the statement itself');
    this.hole = hole;
  }
}

/** Stands for a run-time value: fit to be bound to a statement and for nothing else. */
class Hole {
  constructor(id) {
    // Knex must not take it for an object with a column of that name.
    Object.defineProperty(this, 'unimigHole', { value: id });
  }
}
for (const key of ['toString', 'toJSON', 'valueOf', 'toLocaleString', Symbol.toPrimitive, Symbol.iterator]) {
  Object.defineProperty(Hole.prototype, key, {
    value() {
      throw new HoleUsed(this.unimigHole);
    },
  });
}

const SAMPLES = {
  text: (id) => `sample ${id}`,
  empty: () => '',
  number: (id) => 7_200_000 + id,
  zero: () => 0,
  yes: () => true,
  no: () => false,
  date: (id) => new Date(981173106789 + id),
  object: (id) => ({ sample: id }),
  list: (id) => [`sample ${id}`],
  null: () => null,
  undefined: () => undefined,
  none: () => [],
  one: (id) => [new Hole(id)],
  three: (id) => [new Hole(id), new Hole(id), new Hole(id)],
};

const COLUMNS = {
  rows: (id, cell) => [{ [`unimig_column_${id}`]: cell }],
  row: (id, cell) => ({ [`unimig_column_${id}`]: cell }),
};

/** Knex writes some objects as JSON, which node-postgres would else do. */
function isJsonOf(value, sample) {
  const plain = typeof sample === 'object' && Object.getPrototypeOf(sample) === Object.prototype;
  return plain && value === JSON.stringify(sample);
}

function bound(value, holes) {
  if (value instanceof Hole) return { type: 'hole', text: String(value.unimigHole) };
  const found = holes.find(({ sample }) => sample !== undefined && sample !== null && (Object.is(sample, value) || isJsonOf(value, sample)));
  if (found) return { type: 'hole', text: String(found.id) };
  return encode(value);
}

/** What Knex makes of an answer, told by answers whose rows and counts are known. */
function formOf(value, rows, response) {
  if (rows === INFORMATION) return JSON.stringify(value) === COLUMN_INFORMATION ? 'columns' : 'unknown';
  if (value === response) return 'result';
  if (value === rows[0]) return 'first';
  if (value === COUNT) return 'count';
  if (value === true) return 'found';
  if (!Array.isArray(value) || value.length !== rows.length) return 'unknown';
  if (value.every((each, i) => each === rows[i])) return 'rows';
  if (value.every((each, i) => each && each.unimigRow === i && each.key === value[0].key)) return `pluck:${value[0].key}`;
  return 'unknown';
}

const INFORMATION = [
  { column_name: 'unimig_one', data_type: 'text', character_maximum_length: 11, is_nullable: 'YES', column_default: 'one' },
  { column_name: 'unimig_two', data_type: 'uuid', character_maximum_length: null, is_nullable: 'NO', column_default: null },
];
const COLUMN_INFORMATION = JSON.stringify({
  unimig_one: { type: 'text', maxLength: 11, nullable: true, defaultValue: 'one' },
  unimig_two: { type: 'uuid', maxLength: null, nullable: false, defaultValue: null },
});

/** The column that is asked for, "" for all; null for other statements. */
function informationOf(builder) {
  if (!builder || builder._method !== 'columnInfo') return null;
  const wanted = builder._single && builder._single.columnInfo;
  return typeof wanted === 'string' && !(wanted in Object.prototype) ? wanted : '';
}

function row(index) {
  const cells = new Map();
  return new Proxy({}, {
    get(_, key) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
      if (!cells.has(key)) cells.set(key, { unimigRow: index, key });
      return cells.get(key);
    },
  });
}

/** Names of the columns that a query selects; null where they are not known. */
function columnsOf(builder) {
  const statements = builder && builder._statements;
  if (!Array.isArray(statements)) return null;
  if (builder.client.config.wrapIdentifier) return null;
  const selected = statements.filter((each) => each.grouping === 'columns');
  // Those with a type are aggregates, which PostgreSQL names.
  if (selected.some((each) => each.type)) return null;
  const columns = selected.flatMap((each) => each.value || [null]);
  const names = columns.flatMap((each) => {
    if (each !== null && typeof each === 'object' && Object.getPrototypeOf(each) === Object.prototype) return Object.keys(each);
    if (typeof each !== 'string' || each.includes('*')) return null;
    return each.split(/\s+as\s+/i).pop().trim().split('.').pop();
  });
  return names.length > 0 && names.every(Boolean) ? names : null;
}

const COMMANDS = { select: 'SELECT', first: 'SELECT', pluck: 'SELECT', insert: 'INSERT', update: 'UPDATE', del: 'DELETE' };

/** What PostgreSQL calls a statement; behind "with", that of the builder. */
function commandOf(sql, builder) {
  const [word] = /[a-z]+/i.exec(sql) || [''];
  return (/^with$/i.test(word) && builder && COMMANDS[builder._method]) || word.toUpperCase();
}

module.exports = function symbolic() {
  let sent = [];
  let holes = [];
  let answer = null;
  let built = null;

  class SymbolicConnection extends EventEmitter {
    query(config, values, callback) {
      const query = typeof config === 'string' ? { text: config } : config;
      const done = [values, callback].find((each) => typeof each === 'function');
      const statement = this.statement || {};
      this.statement = undefined;
      sent.push({
        sql: query.text,
        values: ((Array.isArray(values) ? values : query.values) || []).map((value) => bound(value, holes)),
        ofKnex: statement.ofKnex === true,
        place: statement.at ? placeOf(statement.at.stack) : '',
        strayQuestionMark: statement.strayQuestionMark === true,
      });
      const command = commandOf(query.text, built);
      const rows = informationOf(built) === null ? [row(0), row(1)] : INFORMATION;
      answer = { response: { command, rows, rowCount: COUNT, fields: [] }, rows };
      if (!done) return Promise.resolve(answer.response);
      done(null, answer.response);
      return undefined;
    }
  }

  async function compile(door, code, knex, samples) {
    sent = [];
    holes = [];
    answer = null;
    built = null;
    const cell = (id, kind) => {
      if (kind === undefined) return new Hole(id);
      const sample = SAMPLES[kind](id);
      holes.push({ id, sample });
      return sample;
    };
    // A kind of value, a text of JSON behind "=", or columns with a value: "rows", "rows/text".
    const hole = (id) => {
      const sample = samples[id];
      if (sample !== undefined && sample.startsWith('=')) return JSON.parse(sample.slice(1));
      const [columns, kind] = sample === undefined ? [] : sample.split('/');
      return COLUMNS[columns] ? COLUMNS[columns](id, cell(id, kind)) : cell(id, sample);
    };
    try {
      const builder = door(code)(hole, knex);
      built = builder;
      if (!builder || typeof builder.then !== 'function') return { error: 'no statement', statements: [] };
      if (builder._options && builder._options.length > 0) return { error: 'it has options for the driver', statements: [] };
      const columns = columnsOf(builder);
      const information = informationOf(builder);
      const value = await builder;
      const form = answer === null ? 'unknown' : formOf(value, answer.rows, answer.response);
      return {
        statements: sent,
        form: information && form === 'columns' ? `column:${information}` : form,
        columns,
      };
    } catch (error) {
      return { error: String(error && error.message), misused: error instanceof HoleUsed ? error.hole : -1, statements: sent };
    }
  }

  return {
    source: {
      acquire: () => new SymbolicConnection(),
      release() {},
      serverVersion: '15.0',
    },
    compile,
  };
};

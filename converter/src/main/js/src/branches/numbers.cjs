// Which type of number a column of a query has that is computed of numbers of rows; such a number is
// never infinite, as the server refuses to overflow or to divide by zero.
'use strict';
const { inside, plain, selected } = require('./sql.cjs');

/** From the narrowest on: what is computed of two has the wider type. */
const TYPES = ['integer', 'bigint', 'numeric', 'double precision'];
const NAMES = { int: 'integer', int4: 'integer', int8: 'bigint', decimal: 'numeric', float8: 'double precision', 'double precision': 'double precision' };
const TOKEN = /\s*(::|\d+(?:\.\d+)?|[a-z_][\w.]*|"[^"]+"|\S)/giy;

const wider = (a, b) => (a && b ? TYPES[Math.max(TYPES.indexOf(a), TYPES.indexOf(b))] : null);

function tokens(text) {
  return [...text.matchAll(TOKEN)].map(([, token]) => token.toLowerCase());
}

/** Reads an expression; everything that it does not know is of no type. */
class Reader {
  /** `columnType`: of a column that the query reads. */
  constructor(text, columnType) {
    this.tokens = tokens(text);
    this.at = 0;
    this.columnType = columnType;
  }

  whole() {
    const type = this.sum();
    return this.at === this.tokens.length ? type : null;
  }

  next(...wanted) {
    return wanted.includes(this.tokens[this.at]) ? this.tokens[this.at++] : null;
  }

  sum() {
    let type = this.product();
    while (this.next('+', '-')) type = wider(type, this.product());
    return type;
  }

  product() {
    let type = this.sign();
    while (this.next('*', '/')) type = wider(type, this.sign());
    return type;
  }

  sign() {
    return this.next('-') ? this.sign() : this.cast();
  }

  cast() {
    let type = this.primary();
    while (this.next('::')) {
      const name = this.tokens[this.at++];
      const full = name === 'double' && this.next('precision') ? 'double precision' : name;
      const to = NAMES[full] ?? (TYPES.includes(full) ? full : null);
      type = type && to;
    }
    return type;
  }

  primary() {
    const token = this.tokens[this.at++] ?? '';
    if (token === '(') {
      const type = this.sum();
      return this.next(')') ? type : null;
    }
    if (/^\d/.test(token)) return token.includes('.') ? 'numeric' : 'integer';
    if (!/^[a-z_"]/.test(token)) return null;
    return this.next('(') ? this.called(token) : this.columnType(token.replace(/"/g, ''));
  }

  called(name) {
    if (name === 'count') {
      this.skip();
      return this.filtered('bigint');
    }
    const given = [this.sum()];
    while (this.next(',')) given.push(this.sum());
    if (!this.next(')') || !given.every(Boolean)) return null;
    const [first] = given;
    // With another number the result would have the wider type.
    if (name === 'nullif') return given.length === 2 && wider(...given) === first ? first : null;
    if (name === 'coalesce') return given.reduce(wider);
    if (given.length !== 1) return null;
    if (name === 'sum') return this.filtered({ integer: 'bigint', bigint: 'numeric' }[first] ?? first);
    if (name === 'min' || name === 'max') return this.filtered(first);
    return name === 'abs' ? first : null;
  }

  filtered(type) {
    if (this.next('filter') && this.next('(')) this.skip();
    return type;
  }

  /** To the end of a parenthesis. */
  skip() {
    for (let open = 1; open > 0 && this.at < this.tokens.length; this.at++) {
      if (this.tokens[this.at] === '(') open++;
      if (this.tokens[this.at] === ')') open--;
    }
  }
}

/** The parts of a list that commas divide. */
function items(list) {
  const found = [''];
  let open = 0;
  for (const each of list) {
    if (each === '(') open++;
    if (each === ')') open--;
    if (each === ',' && open === 0) found.push('');
    else found[found.length - 1] += each;
  }
  return found;
}

/** The type of a column of a query, one of TYPES; null for anything else. */
function typeIn(text, column, depth = 0) {
  const item = items(selected(text)).map((each) => /^([^]*?)\s(?:as\s+)?"?(\w+)"?\s*$/i.exec(each)).find((each) => each && each[2].toLowerCase() === column.toLowerCase());
  if (!item || depth > 3) return null;
  const from = text.slice(selected(text).length + 6).replace(/^\s*from\s*/i, '');
  const below = /^\(\s*(select\s[^]*)\)\s*(as\s+)?\w+\s*$/i.exec(from);
  return new Reader(item[1], (name) => (below && inside(below[1]) ? typeIn(below[1].trim(), name.split('.').pop(), depth + 1) : null)).whole();
}

/** Whether a column of a query is null or what node-postgres makes a finite number of. */
function isFiniteNumber(sql, column) {
  const text = plain(sql);
  const type = text !== null && /^select\s/i.test(text) ? typeIn(text, column) : null;
  return type === 'integer' || type === 'double precision';
}

module.exports = { isFiniteNumber };

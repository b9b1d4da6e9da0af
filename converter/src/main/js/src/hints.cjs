// What a migration looks at in rows, as JSON: columns with how their values are used, texts and
// numbers that are compared with anything, and texts of SQL.
'use strict';
const parsed = require('./parsed.cjs');
const Evaluator = require('./hints/evaluate.cjs');
const { Node, unite } = require('./hints/node.cjs');
const { datesAround, datesWith, joined, matching } = require('./hints/samples.cjs');

/** How often the code is gone through: each time values come further, through functions and loops. */
const ROUNDS = 4;
/** Documents that contain themselves end here. */
const DEEPEST = 6;
const MOST_TEXTS = 60;

class Facts {
  constructor() {
    this.literals = new Set();
    this.statements = new Set();
    this.rows = new Set();
    this.byTable = new Map();
    this.matches = new Map();
  }

  literal(value) {
    this.literals.add(value);
  }

  sql(text) {
    this.statements.add(text);
  }

  text(text) {
    if (/^\s*(--.*\n\s*)*(select|with|insert|update|delete|alter|create|do|drop)\b/i.test(text)) this.sql(text);
  }

  row(node) {
    this.rows.add(node);
  }

  rowOf(table) {
    if (!this.byTable.has(table)) {
      const node = new Node();
      node.isRow = true;
      node.tables.add(table);
      this.byTable.set(table, node);
      this.row(node);
    }
    return this.byTable.get(table);
  }

  matching({ source, flags }) {
    const key = `${source}/${flags}`;
    if (!this.matches.has(key)) this.matches.set(key, matching(source, flags));
    return this.matches.get(key);
  }
}

const around = (numbers) => [...new Set(numbers.flatMap((each) => [each - 1, each, each + 1]))];

function textsOf(node, depth) {
  const texts = [...node.texts];
  for (const text of node.texts) texts.push(...datesAround(text));
  if (node.isCut) for (const text of node.texts) texts.push(`${text}x`, `x${text}`);
  for (const text of node.searched) if (typeof text === 'string') texts.push(text, `${text}x`, `x${text}`, `x${text}y`);
  for (const [separator, part] of node.parts) texts.push(...joined(separator, depth > 0 ? textsOf(part.self, depth - 1).slice(0, 8) : []));
  for (const [method, part] of node.dateParts) for (const each of around([...part.self.numbers])) texts.push(...datesWith(method, each));
  return [...new Set(texts)].slice(0, MOST_TEXTS);
}

/** How a value is used, as JsonShape.java has it. */
function shape(node, depth, above) {
  const known = node.self;
  const properties = {};
  const isDeep = depth === 0 || above.filter((each) => each === known).length > 1;
  if (!isDeep) for (const [name, each] of known.properties) properties[name] = shape(each, depth - 1, [...above, known]);
  const elements = known.elements && !isDeep ? shape(known.elements, depth - 1, [...above, known]) : null;
  if (elements) elements.texts.push(...known.searched);
  const numbers = [...known.numbers];
  return {
    properties,
    elements,
    texts: textsOf(known, 2),
    numbers: around(numbers).map(String),
    lengths: known.size ? around([...known.size.self.numbers, ...(known.size.self.traits.size > 0 ? [0] : [])]).filter((each) => each >= 0 && Number.isInteger(each)) : [],
    traits: [...known.traits],
  };
}

function columnsOf(facts) {
  const rows = new Set([...facts.rows].map((each) => each.self));
  return [...rows].flatMap((row) =>
    [...row.properties].flatMap(([column, node]) => {
      const value = shape(node, DEEPEST, []);
      return (row.tables.size > 0 ? [...row.tables] : [null]).map((table) => ({ column, table, value }));
    }),
  );
}

/**
 * `files`: JSON of the migration's files, its own first: { path: { code, requires: { request: path } } }.
 */
module.exports = function hints(_, files) {
  const modules = JSON.parse(files);
  const facts = new Facts();
  const evaluators = new Map();
  const exported = (path) => {
    if (!evaluators.has(path)) {
      const { requires } = modules[path];
      const evaluator = new Evaluator(facts, (request) => {
        if (/^lodash(-es)?(\/|$)/.test(request)) return library(request);
        return requires[request] ? exported(requires[request]).result : undefined;
      });
      evaluators.set(path, { evaluator, program: parsed(modules[path].code), result: new Node() });
    }
    return evaluators.get(path);
  };
  for (const path of Object.keys(modules)) exported(path);
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of [...evaluators.values()].reverse()) unite(each.result, each.evaluator.module(each.program));
  }
  const literals = [...facts.literals];
  return JSON.stringify({
    columns: columnsOf(facts),
    texts: literals.filter((each) => typeof each === 'string'),
    numbers: around(literals.filter((each) => typeof each === 'number')).map(String),
    sql: [...facts.statements],
  });
};

/** What `require('lodash')` answers, or one function of it. */
function library(request) {
  const node = new Node();
  const [, name] = request.split('/');
  node.library = name ? `lodash.${name}` : 'lodash';
  return node;
}

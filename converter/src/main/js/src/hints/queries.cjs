// Statements of Knex: which tables they ask, what their conditions compare columns with, what rows
// they answer.
'use strict';
const { Node, unite, compare } = require('./node.cjs');

const ON_KNEX = /^(from|into|table|select|withSchema|queryBuilder|raw|transaction|with|withRecursive|distinct|column|columns|first|pluck|count|max|min|insert|update|del|delete|batchInsert)$/;
const CONDITION = /^(where|andWhere|orWhere|whereNot|andWhereNot|orWhereNot|having|andHaving|orHaving|on|andOn|onVal|andOnVal|orOn)$/;
const IN = /^(and|or)?(where|having)(Not)?In$/i;
const LIKE = /^(and|or)?where(Not)?I?Like$/i;
const NULL = /^(and|or)?(where|having)(Not)?Null$/i;
const BETWEEN = /^(and|or)?(where|having)(Not)?Between$/i;
const RAW = /Raw$|^raw$/;
const JOIN = /^(join|innerJoin|leftJoin|leftOuterJoin|rightJoin|rightOuterJoin|fullOuterJoin|crossJoin)$/;
const GROUPING = /^(distinct|distinctOn|groupBy|countDistinct)$/;
const NAMING = /^(select|column|columns|first|returning|distinct|min|max)$/;

const textsOf = (node) => (node ? [...node.self.literals].filter((each) => typeof each === 'string') : []);

function listOf(node) {
  if (!node) return [];
  if (node.self.isTuple) return [...node.self.properties.values()];
  return node.self.elements ? [node.self.elements] : [];
}

/** A statement that a call begins. */
function begun(at) {
  const node = at.node('query');
  if (!node.self.query) {
    const row = new Node();
    row.isRow = true;
    const result = new Node();
    node.self.query = { tables: row.tables, aliases: new Map(), row, result };
    at.facts.row(row);
  }
  return node;
}

/** Adds the table of `t`, `s.t` or `t as a`. */
function from(node, given) {
  const { query } = node.self;
  const names = given && given.self.isTuple === false && given.self.properties.size > 0 ? [...given.self.properties].flatMap(([, each]) => textsOf(each)) : textsOf(given);
  for (const name of names) {
    const [table, alias] = name.split(/\s+(?:as\s+)?/i);
    const bare = table.split('.').pop();
    query.row.self.tables.add(bare);
    query.tables.add(bare);
    if (alias) query.aliases.set(alias, bare);
  }
  if (!query.kind) answers(node, 'rows');
  return node;
}

/** What it answers: rows, one row, what `raw` does, or the values of a column. */
function answers(node, kind, column) {
  const { query } = node.self;
  if (query.kind === kind) return node;
  query.kind = query.kind && query.kind !== 'rows' ? query.kind : kind;
  const { result, row } = query;
  if (kind === 'rows') unite(result.each, row);
  else if (kind === 'row') unite(result, row);
  else if (kind === 'raw') unite(result.property('rows').each, row);
  else unite(result.each, row.property(column));
  return node;
}

function start(args, at) {
  return from(begun(at), args[0]);
}

/** A column of the rows that a statement asks for, by the name in a condition. */
function columnOf(node, name, at) {
  const plain = String(name).split('.').pop();
  const { query } = node.self;
  const alias = String(name).includes('.') ? query.aliases.get(String(name).split('.')[0]) : undefined;
  const owner = alias ? at.facts.rowOf(alias) : query.row;
  return owner.property(plain);
}

function condition(node, args, at) {
  const [subject, second, third] = args;
  if (!subject) return;
  for (const each of subject.self.functions) {
    unite(each.parameter(0), node);
    unite(each.self, node);
  }
  const value = third || second;
  for (const name of textsOf(subject)) {
    if (!value) continue;
    const column = columnOf(node, name, at);
    if (third && /like|~/i.test(textsOf(second).join())) like(column, textsOf(third), at);
    else if (third && /in|between/i.test(textsOf(second).join())) listOf(third).forEach((each) => met(column, each, at));
    else met(column, value, at);
  }
  if (!second) for (const [name, each] of subject.self.properties) met(columnOf(node, name, at), each, at);
}

function met(column, value, at) {
  compare(column, value);
  value.self.literals.forEach((each) => at.facts.literal(each));
}

/** Texts that a pattern of `like` matches, and near ones. */
function like(column, patterns, at) {
  for (const pattern of patterns) {
    for (const text of ['', 'ab'].flatMap((some) => [pattern.replace(/%/g, some), pattern.replace(/%/g, some).replace(/_/g, 'x')])) {
      column.comparedWith(text);
      at.facts.literal(text);
    }
  }
}

function raw(node, args, at) {
  for (const text of textsOf(args[0])) {
    at.facts.sql(text);
    for (const [, table] of text.matchAll(/\b(?:from|join|update|into)\s+(?:only\s+)?(?:"?\w+"?\.)?"?(\w+)"?/gi)) node.self.query.row.self.tables.add(table);
    for (const [, name, alias] of text.matchAll(/"?(\w+)"?\s+as\s+"?(\w+)"?/gi)) unite(node.self.query.row.property(alias), node.self.query.row.property(name));
  }
}

/** A name of a column, or `a as b`. */
function named(node, args) {
  for (const each of args.flatMap((arg) => [arg, ...listOf(arg)])) {
    for (const name of textsOf(each)) {
      const [, column, alias] = /^(?:.*\.)?(\w+)\s+as\s+(\w+)$/i.exec(name) || [];
      if (alias) unite(node.self.query.row.property(alias), node.self.query.row.property(column));
    }
  }
}

function ofQuery(node, name, args, at, invoke) {
  const [first, second] = args;
  if (CONDITION.test(name)) condition(node, args, at);
  else if (IN.test(name)) textsOf(first).forEach((each) => listOf(second).forEach((option) => met(columnOf(node, each, at), option, at)));
  else if (LIKE.test(name)) textsOf(first).forEach((each) => like(columnOf(node, each, at), textsOf(second), at));
  else if (NULL.test(name)) textsOf(first).forEach((each) => columnOf(node, each, at).has('NULL_MATTERS'));
  else if (BETWEEN.test(name)) textsOf(first).forEach((each) => listOf(second).forEach((end) => met(columnOf(node, each, at), end, at)));
  else if (RAW.test(name)) raw(node, args, at);
  else if (JOIN.test(name) || /^(from|into|table)$/.test(name)) from(node, first);
  else if (name === 'pluck') textsOf(first).forEach((each) => answers(node, 'column', each.split('.').pop()));
  else if (/^(map|each|forEach|mapSeries|reduce|filter)$/.test(name)) return undefined;
  else if (name === 'modify' && first) invoke(first, [node, ...args.slice(1)]);
  if (name === 'first') answers(node, 'row');
  if (GROUPING.test(name)) args.flatMap(textsOf).forEach((each) => columnOf(node, each, at).has('DUPLICATES_MATTER'));
  if (NAMING.test(name)) named(node, args);
  return node;
}

/** The statement that a method of Knex or of a statement makes; undefined if it makes none. */
function method(of, name, args, at, invoke) {
  const known = of.self;
  if (known.isKnex && (name === 'transaction' || name === 'transacting')) {
    if (args[0]) return invoke(args[0], [of]) || of;
    return of;
  }
  if (known.query) return ofQuery(of, name, args, at, invoke);
  if (!known.isKnex || !ON_KNEX.test(name)) return undefined;
  const node = begun(at);
  if (name === 'raw') answers(node, 'raw');
  else answers(node, 'rows');
  return ofQuery(node, name, args, at, invoke);
}

module.exports = { method, start };

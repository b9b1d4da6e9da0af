// What a statement answers, whatever rows there are.
'use strict';
const { outside, plain, selected } = require('./sql.cjs');

const AGGREGATES = /^(array_agg|avg|bit_and|bit_or|bool_and|bool_or|count|every|json_agg|json_object_agg|jsonb_agg|jsonb_object_agg|max|min|string_agg|stddev|sum|variance)$/i;
/** What may stand before a parenthesis and makes neither several rows of one nor none. */
const PLAIN = /^(abs|and|as|between|case|cast|ceil|coalesce|else|end|extract|filter|floor|from|greatest|in|is|least|not|nullif|numeric|or|round|then|to_char|trim|upper|lower|length|when|where)$/i;
/** What an outer query must not say: other than one row may come of it. */
const OTHER_THAN_ONE = /\b(group|having|limit|offset|fetch|union|intersect|except|into|over)\b/i;

/** Methods of a query builder that say which rows are meant, and no more. */
const CHOOSING = /^(where\w*|andWhere\w*|orWhere\w*|(inner|left|right|full|cross|leftOuter|rightOuter|fullOuter)?[jJ]oin|from|table|withSchema|transacting|as|clone)$/;
const SELECTING = /^(select|column|columns|distinct|distinctOn|orderBy|orderByRaw|groupBy|groupByRaw|having\w*|limit|offset|forUpdate|forShare|skipLocked|noWait|pluck|with)$/;
const AGGREGATING = /^(count|countDistinct|min|max|sum|sumDistinct|avg|avgDistinct)$/;

/** Whether a text of SQL asks for aggregates of all rows together: it answers exactly one row. */
function isOneRow(sql) {
  const text = plain(sql);
  if (text === null || !/^select\s/i.test(text) || OTHER_THAN_ONE.test(outside(text))) return false;
  const list = selected(text);
  const called = [...list.matchAll(/(\w+)\s*\(/g)].map(([, name]) => name);
  return !/\b(select|over)\b/i.test(list) && called.some((name) => AGGREGATES.test(name)) && called.every((name) => AGGREGATES.test(name) || PLAIN.test(name));
}

/** Whether it is one query. */
const isQuery = (sql) => /^(select|with)\b/i.test(plain(sql) ?? '');

/**
 * What a query builder answers by the names of its methods: LIST of any length, ROW or LIST_OF_ONE
 * that are always there; null for anything else.
 */
function builderAnswer(methods) {
  const rest = methods.filter((name) => !CHOOSING.test(name));
  const aggregates = rest.filter((name) => AGGREGATING.test(name));
  const others = rest.filter((name) => !AGGREGATING.test(name));
  if (aggregates.length > 0 && others.length === 0) return 'LIST_OF_ONE';
  if (aggregates.length > 0 && others.join() === 'first') return 'ROW';
  return others.every((name) => SELECTING.test(name)) ? 'LIST' : null;
}

module.exports = { builderAnswer, isOneRow, isQuery };

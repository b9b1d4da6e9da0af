// What names mean that are given answers of queries, as far as the queries alone tell.
'use strict';
const { builderAnswer, isOneRow, isQuery } = require('./answers.cjs');
const { isFiniteNumber } = require('./numbers.cjs');
const { KNEX, isCall, isFunction, isMember, path } = require('./shapes.cjs');

class Queried {
  constructor(bindings) {
    this.bindings = bindings;
    /** Names that are not null where a decision stands. */
    this.present = [];
  }

  /** Whether something is a list or row that is there, whatever is in it. */
  isThere(node) {
    if (this.answer(node) !== null) return true;
    const isFirst = isMember(node) && node.computed && node.property.type === 'NumericLiteral' && node.property.value === 0;
    return isFirst && this.answer(node.object) === 'LIST_OF_ONE';
  }

  /** LIST, LIST_OF_ONE, ROW or RESULT, a raw one with rows, or RESULT_OF_ONE; null for anything else. */
  answer(node) {
    if (node.type === 'ParenthesizedExpression') return this.answer(node.expression);
    if (node.type === 'AwaitExpression') return this.awaited(node.argument);
    if (isMember(node) && !node.computed && node.property.name === 'rows') {
      return { RESULT: 'LIST', RESULT_OF_ONE: 'LIST_OF_ONE' }[this.answer(node.object)] ?? null;
    }
    const binding = node.type === 'Identifier' ? this.bindings.of(node) : undefined;
    const [only] = binding?.values ?? [];
    const isConstant = binding?.values.length === 1 && only?.value && !only.part;
    const answer = isConstant && !isFunction(only.value) ? this.once(binding, null, () => this.answer(only.value)) : null;
    // Whoever else has a list may take rows out of it.
    return answer && /OF_ONE/.test(answer) && this.isHandedOn(binding) ? answer.replace('_OF_ONE', '') : answer;
  }

  /** What a query answers that is awaited. */
  awaited(query) {
    const methods = [];
    let at = query;
    for (; isCall(at) && isMember(at.callee) && !at.callee.computed; at = at.callee.object) methods.push(at.callee.property.name);
    if (methods.length === 1 && methods[0] === 'raw' && at.type === 'Identifier' && KNEX.test(at.name)) {
      const text = this.wholeText(query.arguments[0]);
      if (text === null || !isQuery(text)) return null;
      return isOneRow(text) ? 'RESULT_OF_ONE' : 'RESULT';
    }
    const isOnTable = isCall(at) && KNEX.test(at.callee.name);
    const isBare = at.type === 'Identifier' && KNEX.test(at.name) && methods.length > 0;
    return isOnTable || isBare ? builderAnswer(methods) : null;
  }

  /** A text of which everything is known; else null. */
  wholeText(node) {
    return node && (node.type === 'StringLiteral' || (node.type === 'TemplateLiteral' && node.expressions.length === 0)) ? this.text(node) : null;
  }

  /** Whether it asks if a column of a query is a number, which it always is. */
  asksForNumber(node) {
    if (node.type === 'BinaryExpression' && /^===?$/.test(node.operator)) {
      const { left, right } = node;
      return left.type === 'UnaryExpression' && left.operator === 'typeof' && right.value === 'number' && this.isNumber(left.argument);
    }
    const isAsked = isCall(node) && /^(Number\.)?is(Finite|NaN)$/.test((path(node.callee) ?? []).join('.'));
    return isAsked && node.arguments.length === 1 && this.isNumber(node.arguments[0]);
  }

  /** Whether a name means a column of one row of a query, which is a number where it is not null. */
  isNumber(node) {
    const binding = node.type === 'Identifier' ? this.bindings.of(node) : undefined;
    const [only] = binding?.values ?? [];
    if (!this.present.includes(binding) || binding.values.length !== 1 || !only?.value || only.part) return false;
    const { value } = only;
    if (!isMember(value) || value.computed || !this.isThere(value.object)) return false;
    const sql = this.sqlOf(value.object.object?.object);
    return sql !== null && isFiniteNumber(sql, value.property.name);
  }

  /** The text of the raw query of which something is the result. */
  sqlOf(node) {
    if (!node) return null;
    if (node.type === 'ParenthesizedExpression') return this.sqlOf(node.expression);
    if (node.type === 'AwaitExpression') return this.awaited(node.argument) === 'RESULT_OF_ONE' ? this.wholeText(node.argument.arguments[0]) : null;
    const [only] = (node.type === 'Identifier' && this.bindings.of(node)?.values) || [];
    return only?.value && !only.part && only.value.type === 'AwaitExpression' ? this.sqlOf(only.value) : null;
  }
}

module.exports = Queried;

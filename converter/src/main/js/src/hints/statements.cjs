// What statements do with values, for the Evaluator.
'use strict';
const { compare } = require('./node.cjs');
const { settled } = require('./calls.cjs');

module.exports = {
  BlockStatement(ast, scope) {
    this.block(ast.body, this.scopeOf(ast, scope));
  },

  IfStatement(ast, scope) {
    this.test(ast.test, scope);
    this.visit(ast.consequent, scope);
    if (ast.alternate) this.visit(ast.alternate, scope);
  },

  WhileStatement(ast, scope) {
    this.test(ast.test, scope);
    this.visit(ast.body, scope);
  },

  ForStatement(ast, scope) {
    const inner = this.scopeOf(ast, scope);
    for (const each of [ast.init, ast.test, ast.update, ast.body]) if (each) this.visit(each, inner);
  },

  ForOfStatement(ast, scope) {
    const inner = this.scopeOf(ast, scope);
    const each = settled(this.visit(ast.right, scope)).has('IS_LIST').each;
    this.bind(ast.left.type === 'VariableDeclaration' ? ast.left.declarations[0].id : ast.left, inner, each);
    this.visit(ast.body, inner);
  },

  ForInStatement(ast, scope) {
    const inner = this.scopeOf(ast, scope);
    this.visit(ast.right, scope).has('IS_MAP');
    this.bind(ast.left.type === 'VariableDeclaration' ? ast.left.declarations[0].id : ast.left, inner, this.nodeOf(ast));
    this.visit(ast.body, inner);
  },

  SwitchStatement(ast, scope) {
    const value = this.visit(ast.discriminant, scope);
    const inner = this.scopeOf(ast, scope);
    for (const { test } of ast.cases) {
      if (!test) continue;
      const option = this.visit(test, inner);
      if (test.type === 'NullLiteral') value.has('NULL_MATTERS');
      else if (ast.discriminant.type === 'BooleanLiteral') option.has('TRUTH_MATTERS');
      compare(value, option);
      option.self.literals.forEach((each) => this.facts.literal(each));
    }
    this.block(ast.cases.flatMap((each) => each.consequent), inner);
  },

  TryStatement(ast, scope) {
    this.guarded += ast.handler ? 1 : 0;
    this.visit(ast.block, scope);
    this.guarded -= ast.handler ? 1 : 0;
    if (ast.handler) this.visit(ast.handler.body, scope);
    if (ast.finalizer) this.visit(ast.finalizer, scope);
  },
};

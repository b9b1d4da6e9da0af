// Functions, and the names that patterns give to values, for the Evaluator.
'use strict';
const { unite } = require('./node.cjs');

module.exports = {
  function(ast, scope) {
    const node = this.nodeOf(ast);
    const inner = this.scopeOf(ast, scope);
    const known = {
      parameter: (i) => this.nodeOf(ast, `parameter ${i}`),
      result: this.nodeOf(ast, 'result'),
      self: this.nodeOf(ast, 'this'),
    };
    if (node.self.functions.size === 0) node.self.functions.add(known);
    if (ast.type !== 'ArrowFunctionExpression') unite(inner.declare('this'), known.self);
    unite(inner.declare('the result'), known.result);
    ast.params.forEach((each, i) => {
      if (each.type !== 'RestElement') {
        this.bind(each, inner, known.parameter(i));
        return;
      }
      const rest = this.bind(each.argument, inner, this.nodeOf(each));
      for (let n = i; n < i + 3; n++) unite(rest.each, known.parameter(n));
    });
    if (ast.body.type === 'BlockStatement') this.block(ast.body.body, inner);
    else unite(known.result, this.visit(ast.body, inner));
    return node;
  },

  ReturnStatement(ast, scope) {
    if (ast.argument) unite(scope.find('the result'), this.visit(ast.argument, scope));
  },

  YieldExpression(ast, scope) {
    if (ast.argument) unite(scope.find('the result').each, this.visit(ast.argument, scope));
  },

  ClassDeclaration(ast, scope) {
    this.visit(ast.body, scope);
    return this.nodeOf(ast);
  },

  /** Gives the names of a pattern their parts of a value. */
  bind(pattern, scope, value, declaring = true) {
    switch (pattern.type) {
      case 'Identifier': {
        const node = declaring ? scope.declare(pattern.name) : scope.find(pattern.name);
        if (value) unite(node, value);
        return node;
      }
      case 'AssignmentPattern': {
        const node = value || this.nodeOf(pattern);
        unite(node, this.visit(pattern.right, scope));
        return this.bind(pattern.left, scope, node.has('NULL_MATTERS'), declaring);
      }
      case 'ObjectPattern':
        return this.bindProperties(pattern, scope, value || this.nodeOf(pattern), declaring);
      case 'ArrayPattern':
        return this.bindElements(pattern, scope, value || this.nodeOf(pattern), declaring);
      default: {
        const node = this.visit(pattern, scope);
        return value ? unite(node, value) : node;
      }
    }
  },

  bindProperties(pattern, scope, value, declaring) {
    for (const each of pattern.properties) {
      if (each.type === 'RestElement') this.bind(each.argument, scope, value, declaring);
      else this.bind(each.value, scope, this.member(value, each, each.key, scope), declaring);
    }
    return value;
  },

  bindElements(pattern, scope, value, declaring) {
    pattern.elements.forEach((each, i) => {
      if (!each) return;
      if (each.type === 'RestElement') this.bind(each.argument, scope, value, declaring);
      else this.bind(each, scope, this.element(value, i), declaring);
    });
    return value;
  },

  element(node, index) {
    return node.self.isTuple ? node.property(String(index)) : node.each;
  },

  VariableDeclaration(ast, scope) {
    for (const { id, init } of ast.declarations) this.bind(id, scope, init ? this.visit(init, scope) : null);
  },

  Identifier(ast, scope) {
    return ast.name === 'undefined' ? this.nodeOf(ast) : scope.find(ast.name);
  },

  ThisExpression(ast, scope) {
    return scope.find('this');
  },

  AssignmentExpression(ast, scope) {
    const right = this.visit(ast.right, scope);
    const left = this.bind(ast.left, scope, null, false);
    if (ast.operator === '=') this.bind(ast.left, scope, right, false);
    else if (ast.operator === '??=') unite(left.has('NULL_MATTERS'), right);
    else if (/^(\|\||&&)=$/.test(ast.operator)) unite(left.has('TRUTH_MATTERS'), right);
    return right;
  },
};

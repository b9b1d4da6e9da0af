// Follows values through the code of one module: names, members, patterns, functions, statements.
// The order of things is of no matter, so the code is gone through until nothing new comes up.
'use strict';
const { Node, unite, compare } = require('./node.cjs');
const call = require('./calls.cjs');
const names = require('./names.cjs');
const statements = require('./statements.cjs');

const KNEX_NAMES = /^(knex|trx|tx|db|transaction|queryRunner)$/;
const COMPARISONS = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>=']);
const NO_VALUES = /^(NullLiteral)$/;

const isFunction = (ast) => /Function|ObjectMethod|ClassMethod|ClassPrivateMethod/.test(ast.type);

class Scope {
  constructor(parent) {
    this.parent = parent;
    this.names = new Map();
  }

  /** The value of a name; one that nothing declares is the module's. */
  find(name) {
    for (let at = this; at; at = at.parent) {
      if (at.names.has(name)) return at.names.get(name);
      if (!at.parent) return at.declare(name);
    }
    return undefined;
  }

  declare(name) {
    if (!this.names.has(name)) this.names.set(name, new Node());
    const node = this.names.get(name);
    if (KNEX_NAMES.test(name)) node.self.isKnex = true;
    return node;
  }
}

class Evaluator {
  /**
   * `exported`: of other modules, by the text by which this one requires them; `sql`: takes texts of
   * SQL; `rows`: takes what are rows.
   */
  constructor(facts, requireModule) {
    this.facts = facts;
    this.requireModule = requireModule;
    this.nodes = new Map();
    this.scopes = new Map();
    /** How deep in the `try` of statements that catch. */
    this.guarded = 0;
  }

  /** The node that always stands for a part of the code. */
  nodeOf(ast, use = '') {
    if (!this.nodes.has(ast)) this.nodes.set(ast, {});
    const uses = this.nodes.get(ast);
    uses[use] = uses[use] || new Node();
    return uses[use];
  }

  scopeOf(ast, parent) {
    if (!this.scopes.has(ast)) this.scopes.set(ast, new Scope(parent));
    return this.scopes.get(ast);
  }

  module(program) {
    const scope = this.scopeOf(program, null);
    unite(scope.declare('module').property('exports'), scope.declare('exports'));
    this.block(program.body, scope);
    const exported = scope.find('exports');
    for (const of of [exported, exported.property('default')]) {
      for (const name of ['up', 'down']) {
        for (const each of of.property(name).self.functions) each.parameter(0).self.isKnex = true;
      }
    }
    return exported;
  }

  block(statements, scope) {
    for (const each of statements) {
      if (each.type === 'FunctionDeclaration' || each.type === 'ClassDeclaration') {
        unite(scope.declare(each.id.name), this.nodeOf(each));
      }
    }
    for (const each of statements) this.visit(each, scope);
  }

  /** The value of an expression; what statements do is taken note of. */
  visit(ast, scope) {
    const own = this[ast.type];
    if (own) return own.call(this, ast, scope) || this.nodeOf(ast);
    if (isFunction(ast)) return this.function(ast, scope);
    for (const key of Object.keys(ast)) {
      if (key === 'loc' || key === 'extra' || /Comments$/.test(key)) continue;
      for (const child of [].concat(ast[key])) if (child && typeof child.type === 'string') this.visit(child, scope);
    }
    return this.nodeOf(ast);
  }

  test(ast, scope) {
    return this.visit(ast, scope).has('TRUTH_MATTERS');
  }

  // --- members ---------------------------------------------------------------------------------

  /** What `of[key]` or `of.key` is; `ast` has `computed`. */
  member(of, ast, key, scope) {
    if (!ast.computed) return this.named(of, key.name ?? String(key.value));
    const literal = key.type === 'NumericLiteral' || key.type === 'StringLiteral' ? key.value : undefined;
    if (typeof literal === 'string') return this.named(of, literal);
    const by = this.visit(key, scope);
    if (literal === 0 && !of.self.isRow) of.self.isCut = true;
    if (literal !== undefined) return this.element(of.self.isTuple ? of : of.has('IS_LIST'), literal);
    const names = [...of.self.properties.keys()];
    const isModule = names.includes('__esModule');
    if (names.length > 0 && !of.self.isRow && !isModule) {
      names.forEach((name) => by.comparedWith(name));
      names.forEach((name) => this.facts.literal(name));
      names.forEach((name) => unite(of.each, of.property(name)));
      return of.each;
    }
    by.has('DUPLICATES_MATTER');
    return of.has('IS_MAP').each;
  }

  named(of, name) {
    const node = of.self;
    if (name === 'length') return node.length;
    if (node.isKnex && /^(fn|client|schema|context|migrate|seed)$/.test(name)) return new Node();
    if (node.library === 'lodash' && !node.properties.has(name)) node.property(name).self.library = `lodash.${name}`;
    return node.property(name);
  }

  MemberExpression(ast, scope) {
    return this.member(this.visit(ast.object, scope), ast, ast.property, scope);
  }

  OptionalMemberExpression(ast, scope) {
    const of = this.visit(ast.object, scope);
    if (ast.optional) of.has('NULL_MATTERS');
    return this.member(of, ast, ast.property, scope);
  }

  CallExpression(ast, scope) {
    return call(this, ast, scope);
  }

  OptionalCallExpression(ast, scope) {
    return call(this, ast, scope);
  }

  NewExpression(ast, scope) {
    return call.construct(this, ast, scope);
  }

  // --- values ----------------------------------------------------------------------------------

  literal(ast, value) {
    const node = this.nodeOf(ast);
    node.self.literals.add(value);
    if (typeof value === 'string') this.facts.text(value);
    return node;
  }

  StringLiteral(ast) {
    return this.literal(ast, ast.value);
  }

  NumericLiteral(ast) {
    return this.literal(ast, ast.value);
  }

  TemplateLiteral(ast, scope) {
    const values = ast.expressions.map((each) => this.visit(each, scope));
    const known = values.map((each) => [...each.self.literals]);
    const parts = ast.quasis.map((each) => each.value.cooked ?? each.value.raw);
    const text = parts.map((part, i) => part + (i < known.length ? (known[i].length === 1 ? known[i][0] : 'x') : '')).join('');
    const node = this.nodeOf(ast);
    this.facts.text(text);
    if (known.every((each) => each.length === 1)) node.self.literals.add(text);
    return node;
  }

  ArrayExpression(ast, scope) {
    const node = this.nodeOf(ast);
    const isNew = node.self.properties.size === 0 && !node.self.elements;
    if (isNew && ast.elements.length < 5 && ast.elements.every((each) => each && each.type !== 'SpreadElement')) node.self.isTuple = true;
    ast.elements.forEach((each, i) => {
      if (!each) return;
      if (each.type === 'SpreadElement') unite(node.each, this.visit(each.argument, scope).each);
      else unite(this.element(node, i), this.visit(each, scope));
    });
    return node;
  }

  ObjectExpression(ast, scope) {
    const node = this.nodeOf(ast);
    for (const each of ast.properties) {
      if (each.type === 'SpreadElement') {
        const spread = this.visit(each.argument, scope);
        if (!spread.self.isKnex) unite(node, spread);
      } else {
        const value = each.type === 'ObjectMethod' ? this.function(each, scope) : this.visit(each.value, scope);
        unite(this.member(node, each, each.key, scope), value);
      }
    }
    return node;
  }

  ParenthesizedExpression(ast, scope) {
    return this.visit(ast.expression, scope);
  }

  SequenceExpression(ast, scope) {
    return ast.expressions.map((each) => this.visit(each, scope)).pop();
  }

  AwaitExpression(ast, scope) {
    return call.settled(this.visit(ast.argument, scope));
  }

  ConditionalExpression(ast, scope) {
    this.test(ast.test, scope);
    return unite(this.visit(ast.consequent, scope), this.visit(ast.alternate, scope));
  }

  LogicalExpression(ast, scope) {
    const left = this.visit(ast.left, scope).has(ast.operator === '??' ? 'NULL_MATTERS' : 'TRUTH_MATTERS');
    const right = this.visit(ast.right, scope);
    return ast.operator === '&&' ? right : unite(left, right);
  }

  UnaryExpression(ast, scope) {
    const of = this.visit(ast.argument, scope);
    if (ast.operator === '!') of.has('TRUTH_MATTERS');
    else if (ast.operator === 'typeof') of.has('TYPE_MATTERS');
    else if (ast.operator === '+') return of.has('IS_NUMBER_TEXT');
    else if (ast.operator === '-' && ast.argument.type === 'NumericLiteral') return this.literal(ast, -ast.argument.value);
    return this.nodeOf(ast);
  }

  BinaryExpression(ast, scope) {
    const [left, right] = [this.visit(ast.left, scope), this.visit(ast.right, scope)];
    if (COMPARISONS.has(ast.operator)) {
      this.compared(left, right, ast);
    } else if (ast.operator === 'in') {
      for (const name of left.self.literals) right.property(String(name)).has('NULL_MATTERS');
      for (const name of right.self.properties.keys()) left.comparedWith(name);
    } else if (ast.operator === 'instanceof') {
      left.has(ast.right.name === 'Date' ? 'IS_DATE' : 'TYPE_MATTERS');
    } else if (/^[-+*/%]$/.test(ast.operator)) {
      // What is compared with the sum of a value and a number is near to what the value is.
      if (ast.right.type === 'NumericLiteral') return left;
      if (ast.left.type === 'NumericLiteral') return right;
    }
    return this.nodeOf(ast);
  }

  compared(left, right, ast) {
    for (const [value, other] of [[left, ast.right], [right, ast.left]]) {
      if (NO_VALUES.test(other.type) || other.name === 'undefined') value.has('NULL_MATTERS');
      if (other.type === 'BooleanLiteral') value.has('TRUTH_MATTERS');
    }
    // Names of types say nothing of what a value holds.
    if ([ast.left, ast.right].some((each) => each.operator === 'typeof')) return;
    compare(left, right);
    for (const each of [...left.self.literals, ...right.self.literals]) this.facts.literal(each);
  }
}

Object.assign(Evaluator.prototype, names, statements);

module.exports = Evaluator;

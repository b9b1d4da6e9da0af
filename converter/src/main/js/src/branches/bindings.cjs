// What each name of a script means: all that it is ever given, and what becomes of that.
'use strict';
const { GOING_THROUGH, PURE_FUNCTIONS, PURE_METHODS, childrenOf, isFunction, path } = require('./shapes.cjs');

/** A name that something declares. */
class Binding {
  constructor() {
    /**
     * What it is given: { value, part } or { parameter, of, part }, where `part` tells that it is only
     * a part of that; { by } where a node assigns it; null for anything else.
     */
    this.values = [];
    /** Where it is handed on, so that what it means may be changed, or called, from there on. */
    this.handedOn = [];
    /** Arguments of the calls of it. */
    this.calls = [];
  }
}

class Scope {
  constructor(parent, isFunction) {
    Object.assign(this, { parent, isFunction, names: new Map() });
  }

  declare(name, isVar) {
    if (isVar && !this.isFunction && this.parent) return this.parent.declare(name, isVar);
    if (!this.names.has(name)) this.names.set(name, new Binding());
    return this.names.get(name);
  }

  find(name) {
    for (let at = this; at; at = at.parent) if (at.names.has(name)) return at.names.get(name);
    return undefined;
  }
}

/** The names of a pattern, with whether each is a part of what the pattern is given. */
function namesIn(pattern, part = false) {
  switch (pattern?.type) {
    case 'Identifier':
      return [[pattern, part]];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => namesIn(each.argument || each.value, true));
    case 'ArrayPattern':
      return pattern.elements.flatMap((each) => namesIn(each, true));
    case 'AssignmentPattern':
      return namesIn(pattern.left, part);
    case 'RestElement':
      return namesIn(pattern.argument, true);
    default:
      return [];
  }
}

const OPENING = /^(Program|BlockStatement|SwitchStatement|CatchClause|For(Of|In)?Statement)$/;

class Bindings {
  constructor(program) {
    /** Identifier → the scope in which it stands. */
    this.scopes = new Map();
    /** Function → the name that it has. */
    this.functions = new Map();
    /** Function → what its first parameter is given by the method that calls it. */
    this.callbacks = new Map();
    /** Identifiers that declare or assign a name. */
    this.targets = new Set();
    /** What happens to names that the file does not declare. */
    this.foreign = new Map();
    /** Whether it loads scripts of the project, which may do anything to such names. */
    this.loadsOthers = false;
    this.declare(program, null, null);
    this.use(program, null);
  }

  /** What a name means where it stands; undefined if the file does not say. */
  of(identifier) {
    return this.scopes.get(identifier)?.find(identifier.name);
  }

  foreignOf(name) {
    if (!this.foreign.has(name)) this.foreign.set(name, new Binding());
    return this.foreign.get(name);
  }

  declare(node, scope, list) {
    if (isFunction(node)) {
      if (node.type === 'FunctionDeclaration') this.named(scope.declare(node.id.name, true), node);
      const inner = new Scope(scope, true);
      node.params.forEach((each, i) => this.parameter(inner, node, each, i));
      if (node.type === 'FunctionExpression' && node.id) inner.declare(node.id.name).values.push(null);
      this.inside(node, inner);
      return;
    }
    const own = OPENING.test(node.type) ? new Scope(scope, node.type === 'Program') : scope;
    if (node.type === 'VariableDeclaration') {
      for (const each of node.declarations) this.declarator(each, own, node.kind === 'var', list);
    } else if (node.type === 'CatchClause') {
      namesIn(node.param).forEach(([{ name }]) => own.declare(name).values.push(null));
    } else if (/^Class/.test(node.type) && node.id) {
      own.declare(node.id.name).values.push(null);
    }
    this.callback(node);
    this.inside(node, own);
  }

  inside(node, scope) {
    for (const [key, child] of childrenOf(node)) {
      if (child.type === 'Identifier') this.scopes.set(child, scope);
      this.declare(child, scope, /^For(Of|In)Statement$/.test(node.type) && key === 'left' ? node.right : null);
    }
  }

  declarator({ id, init }, scope, isVar, list) {
    for (const [target, part] of namesIn(id)) {
      const { name } = target;
      this.targets.add(target);
      const binding = scope.declare(name, isVar);
      if (init && isFunction(init) && !part) this.named(binding, init);
      else if (init) binding.values.push({ value: init, part });
      // Without a value it is undefined until it is assigned.
      else if (list) binding.values.push({ value: list, part: true });
    }
  }

  named(binding, node) {
    binding.values.push({ value: node, part: false });
    this.functions.set(node, binding);
  }

  parameter(scope, node, pattern, i) {
    for (const [target, part] of namesIn(pattern)) {
      const { name } = target;
      this.targets.add(target);
      const given = i === 0 && this.callbacks.get(node);
      const value = given ? { value: given.value, part: given.part || part } : { parameter: i, of: node, part };
      scope.declare(name).values.push(pattern.type === 'RestElement' ? null : value);
    }
  }

  /** `list.map((element) => …)`, `promise.then((answer) => …)`. */
  callback(node) {
    const { callee } = node;
    if (!callee || !/MemberExpression$/.test(callee.type) || callee.computed || !node.arguments[0]) return;
    const { name } = callee.property;
    if (name === 'then') this.callbacks.set(node.arguments[0], { value: callee.object, part: false });
    else if (GOING_THROUGH.test(name) && !name.startsWith('reduce')) this.callbacks.set(node.arguments[0], { value: callee.object, part: true });
  }

  /** Takes note of assignments, calls and what else is done to what names mean. */
  use(node, parent, isAsked = false) {
    const targets = { AssignmentExpression: 'left', UpdateExpression: 'argument', ForOfStatement: 'left', ForInStatement: 'left' };
    const target = node[targets[node.type]];
    for (const [each] of target ? namesIn(target) : []) {
      this.targets.add(each);
      (this.of(each) ?? this.foreignOf(each.name)).values.push({ by: node });
    }
    if (target) this.changed(target, true);
    if (node.operator === 'delete') this.changed(node.argument, true);
    if (/^(New|(Optional)?Call)Expression$/.test(node.type)) this.called(node);
    for (const [key, child] of childrenOf(node)) {
      const isChildAsked = asksOnly(key, node, isAsked);
      if (child.type === 'Identifier' && !this.targets.has(child) && !isChildAsked) this.used(child, key, node, parent);
      this.use(child, node, isChildAsked);
    }
  }

  /** What hangs on parts of a name, such as `a.b.c = 1`, is changed by others as well as by us. */
  changed(member, isByUs = false) {
    const root = rootOf(member);
    if (root === member || root === member.object || root.type !== 'Identifier') return;
    const binding = this.of(root) ?? (isByUs ? this.foreignOf(root.name) : null);
    binding?.handedOn.push(root);
  }

  /** Notes what functions of the outside are given, and what may change parts of a name. */
  called({ callee, arguments: given }) {
    const root = rootOf(callee);
    if (root !== callee && (callee.computed || !(PURE_METHODS.has(callee.property.name) || GOING_THROUGH.test(callee.property.name)))) this.changed(callee);
    if (callee.type === 'Identifier' && callee.name === 'require') this.loadsOthers ||= !/^[^./]/.test(given[0]?.value ?? '.');
    if (root !== callee && root.type === 'Identifier' && !this.of(root) && !PURE_METHODS.has(callee.property.name)) this.foreignOf(root.name).calls.push(given);
  }

  used(identifier, key, parent, above) {
    const binding = this.of(identifier) ?? this.foreignOf(identifier.name);
    if (parent.type === 'CallExpression' && key === 'callee') binding.calls.push(parent.arguments);
    else if (!isHarmless(key, parent, above)) binding.handedOn.push(identifier);
  }
}

/** What a chain of members begins with. */
const rootOf = (node) => (/MemberExpression$/.test(node.type) ? rootOf(node.object) : node);

/** Whether of a child no more is asked than whether it counts as true. */
function asksOnly(key, { type, operator }, isAsked) {
  if (/^(If|While|DoWhile|For)Statement$/.test(type)) return key === 'test';
  if (type === 'ConditionalExpression') return key === 'test' || isAsked;
  if (type === 'UnaryExpression') return operator === '!';
  return isAsked && /^(LogicalExpression|ParenthesizedExpression)$/.test(type);
}

/** Whether a use of a name leaves what it means as it is, and hands it to nobody. */
function isHarmless(key, parent, above) {
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return key !== 'object' ? true : isReading(parent, above);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return PURE_FUNCTIONS.test((path(parent.callee) ?? []).join('.'));
    case 'ObjectProperty':
      return key === 'key' && !parent.computed;
    case 'VariableDeclarator':
      // Only parts of it get other names.
      return key === 'id' || parent.id.type !== 'Identifier';
    case 'ConditionalExpression':
      return key === 'test';
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return key !== 'body';
    default:
      return /^(BinaryExpression|UnaryExpression|TemplateLiteral|SpreadElement|IfStatement|WhileStatement|SwitchStatement|For(Of|In)Statement)$/.test(parent.type);
  }
}

/** Whether a member is only looked at, or called in a way that changes nothing. */
function isReading(member, above) {
  if (/^(AssignmentExpression|UpdateExpression)$/.test(above.type) && above.right !== member) return false;
  if (above.operator === 'delete') return false;
  const isCalled = /CallExpression$/.test(above.type) && above.callee === member;
  return !isCalled || (!member.computed && (PURE_METHODS.has(member.property.name) || GOING_THROUGH.test(member.property.name)));
}

module.exports = { Bindings, rootOf };

// By what a condition is decided, where it can be told for certain that it is not by rows: by the
// script's surroundings (its constants, the environment, Knex and its client), by the schema, or
// because a statement always answers alike.
'use strict';
const Queried = require('./queried.cjs');
const { rootOf } = require('./bindings.cjs');
const { isCatalogTable, isOfCatalog } = require('./catalog.cjs');
const { KNEX, PRIMITIVE_METHODS, PURE_FUNCTIONS, PURE_METHODS, isCall, isFunction, isLiteral, isMember, path } = require('./shapes.cjs');

/** Free names that are not what was there before the script, or lead to everything. */
const NOT_FOREIGN = /^(arguments|exports|module|require|global|globalThis|window|self)$/;
const ON_SCHEMA = /^has(Table|Column)$/;
const [SURROUNDINGS, STATEMENT, SCHEMA, ROWS] = ['SURROUNDINGS', 'STATEMENT', 'SCHEMA', 'ROWS'];

/** The one that is harder to foretell. */
const worst = (all) => [ROWS, SCHEMA, STATEMENT].find((each) => all.includes(each)) ?? SURROUNDINGS;


class Decider extends Queried {
  /** `above`: the ways, by which no row decides, above a node, as far as they are known by now. */
  constructor(bindings, above) {
    super(bindings);
    this.above = above;
    /** Ways that must not be taken for what it says to hold. */
    this.unless = new Set();
    this.open = new Set();
    /** Names whose beginning alone counts. */
    this.begun = new Map();
  }

  /** What decides, and the ways of which none must be taken for that to hold. */
  decide(work) {
    this.unless.clear();
    const decided = work(this);
    return { decided, unless: decided === ROWS ? [] : [...this.unless] };
  }

  /** Whether a node does something only once a way is taken by which no row decides. */
  isSettled(node) {
    const ways = this.above(node);
    ways.forEach((each) => this.unless.add(each));
    return ways.length > 0;
  }

  isHandedOn(binding) {
    return !binding.handedOn.every((each) => this.isSettled(each));
  }

  /** By what it is decided whether something counts as true. */
  truth(node) {
    switch (node.type) {
      case 'ParenthesizedExpression':
        return this.truth(node.expression);
      case 'UnaryExpression':
        return node.operator === '!' ? this.truth(node.argument) : this.of(node);
      case 'LogicalExpression':
        return worst([this.truth(node.left), this.truth(node.right)]);
      default:
        return this.asksForNumber(node) ? STATEMENT : this.presence(node);
    }
  }

  /** By what it is decided whether something is there. */
  presence(node) {
    return this.isThere(node) ? STATEMENT : this.of(node);
  }

  /** SURROUNDINGS, STATEMENT, SCHEMA or ROWS. */
  of(node) {
    switch (node.type) {
      case 'ParenthesizedExpression':
        return this.of(node.expression);
      case 'AwaitExpression':
      case 'UnaryExpression':
      case 'SpreadElement':
        return node.operator === 'delete' ? ROWS : this.of(node.argument);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return worst([this.of(node.left), this.of(node.right)]);
      case 'ConditionalExpression':
        return worst([this.of(node.test), this.of(node.consequent), this.of(node.alternate)]);
      case 'TemplateLiteral':
        return worst(node.expressions.map((each) => this.of(each)));
      case 'ArrayExpression':
        return worst(node.elements.map((each) => (each ? this.of(each) : SURROUNDINGS)));
      case 'ObjectExpression':
        return worst(node.properties.map((each) => (each.type === 'ObjectProperty' && !each.computed ? this.of(each.value) : ROWS)));
      case 'Identifier':
        return this.name(node);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(node);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.call(node);
      case 'NewExpression':
        return /^(Map|Set)$/.test(node.callee.name) && !this.bindings.of(node.callee) ? this.all(node.arguments) : ROWS;
      default:
        return isLiteral(node) ? SURROUNDINGS : ROWS;
    }
  }

  /** By what the length of a list is decided, whatever is in it. */
  length(node) {
    const whole = this.of(node);
    if (whole !== ROWS) return whole;
    if (this.answer(node) === 'LIST_OF_ONE') return STATEMENT;
    switch (node.type) {
      case 'ParenthesizedExpression':
        return this.length(node.expression);
      case 'ArrayExpression':
        return worst(node.elements.map((each) => (each?.type === 'SpreadElement' ? this.length(each.argument) : SURROUNDINGS)));
      case 'CallExpression': {
        const name = isMember(node.callee) && !node.callee.computed ? node.callee.property.name : '';
        return /^(map|reverse|sort)$/.test(name) ? this.length(node.callee.object) : ROWS;
      }
      case 'Identifier':
        return this.lengthOf(this.bindings.of(node));
      default:
        return ROWS;
    }
  }

  lengthOf(binding) {
    if (!binding || this.isHandedOn(binding)) return ROWS;
    return this.once(binding, ROWS, () => worst(binding.values.map((each) => (each?.value && !each.part ? this.length(each.value) : ROWS))));
  }

  /** Whether a counting loop runs at all is decided by how it begins. */
  first({ init, test }) {
    if (init?.type === 'VariableDeclaration') {
      for (const each of init.declarations) if (each.id.type === 'Identifier' && each.init) this.begun.set(this.bindings.of(each.id), each.init);
    }
    const decided = this.of(test);
    this.begun.clear();
    return decided;
  }

  name(identifier) {
    const binding = this.bindings.of(identifier);
    if (!binding) return this.isForeign(identifier) ? SURROUNDINGS : ROWS;
    if (this.begun.has(binding)) return this.of(this.begun.get(binding));
    return this.once(binding, ROWS, () => {
      if (!this.isPrimitiveBinding(binding) && this.isHandedOn(binding)) return ROWS;
      return worst(binding.values.map((each) => (each ? this.given(each) : ROWS)));
    });
  }

  /**
   * Whether a name stands for what was there before the script, such as a prelude makes, and the
   * script tells it nothing of rows.
   */
  isForeign(root) {
    const { name } = root;
    if (/^(undefined|NaN|Infinity)$/.test(name)) return true;
    if (this.bindings.of(root) || NOT_FOREIGN.test(name) || KNEX.test(name) || this.bindings.loadsOthers) return false;
    const use = this.bindings.foreign.get(name);
    if (!use || use.values.length > 0 || !use.handedOn.every((each) => this.isSettled(each))) return false;
    return this.once(`foreign ${name}`, true, () => use.calls.every((given) => this.all(given) !== ROWS));
  }

  once(key, otherwise, work) {
    if (this.open.has(key)) return otherwise;
    this.open.add(key);
    const result = work();
    this.open.delete(key);
    return result;
  }

  given({ value, parameter, of, by }) {
    if (by) return this.isSettled(by) ? SURROUNDINGS : ROWS;
    if (value) return isFunction(value) ? ROWS : this.of(value);
    const calls = this.callsOf(of);
    return calls ? worst(calls.map((args) => this.argument(args, parameter))) : ROWS;
  }

  argument(args, i) {
    if (args.slice(0, i + 1).some((each) => each.type === 'SpreadElement')) return ROWS;
    return args[i] ? this.of(args[i]) : SURROUNDINGS;
  }

  /** Arguments of all calls of a function; null if it may be called otherwise. */
  callsOf(node) {
    const binding = this.bindings.functions.get(node);
    return binding && !this.isHandedOn(binding) && binding.values.length === 1 && binding.calls.length > 0 ? binding.calls : null;
  }

  /** Whether all that a name is given, or each part of that, is what nobody can change. */
  isPrimitiveBinding(binding, part = false) {
    return binding.values.every((each) => {
      if (!each) return false;
      if (each.by) return this.isSettled(each.by);
      const isPart = part || each.part;
      if (each.value) return this.isPrimitive(each.value, isPart);
      const calls = this.callsOf(each.of);
      return calls !== null && calls.every((args) => !args[each.parameter] || this.isPrimitive(args[each.parameter], isPart));
    });
  }

  /** Whether a value, or each part of it, is one that nobody can change. */
  isPrimitive(node, part = false) {
    const parts = { ArrayExpression: node.elements, ObjectExpression: node.properties?.map((each) => each.value) }[node.type];
    if (part && parts) return parts.every((each) => each && this.isPrimitive(each));
    if (node.type === 'Identifier') return this.isPrimitiveName(node, part);
    const words = path(node);
    if (words && this.isSurrounding(words)) return true;
    if (node.type === 'AwaitExpression') return this.isPrimitive(node.argument, part);
    if (isCall(node)) return isMember(node.callee) && !node.callee.computed && (ON_SCHEMA.test(node.callee.property.name) || PRIMITIVE_METHODS.has(node.callee.property.name));
    if (node.type === 'LogicalExpression') return this.isPrimitive(node.left) && this.isPrimitive(node.right);
    if (node.type === 'ConditionalExpression') return this.isPrimitive(node.consequent) && this.isPrimitive(node.alternate);
    return !part && (isLiteral(node) || /^(TemplateLiteral|BinaryExpression|UnaryExpression)$/.test(node.type));
  }

  isPrimitiveName(node, part) {
    const binding = this.bindings.of(node);
    return binding !== undefined && this.once(`${part} ${node.start}`, false, () => this.isPrimitiveBinding(binding, part));
  }

  member(node) {
    const words = path(node);
    if (words && this.isSurrounding(words)) return SURROUNDINGS;
    if (words && this.isForeign(rootOf(node))) return SURROUNDINGS;
    if (!node.computed && node.property.name === 'length') return this.length(node.object);
    return worst([this.of(node.object), node.computed ? this.of(node.property) : SURROUNDINGS]);
  }

  /** `process.env.X`, `knex.client.config.client`. */
  isSurrounding([first, second, third]) {
    if (first === 'process') return /^(env|platform|argv|version|versions)$/.test(second);
    if (!KNEX.test(first)) return false;
    return second === 'client' || second === 'VERSION' || (second === 'context' && third === 'client');
  }

  all(nodes) {
    return worst(nodes.map((each) => this.of(each)));
  }

  call(node) {
    const { callee } = node;
    const words = path(callee);
    if (words && PURE_FUNCTIONS.test(words.join('.')) && !(callee.type === 'Identifier' && this.bindings.of(callee))) return this.all(node.arguments);
    if (callee.type === 'Identifier' && !KNEX.test(callee.name)) return this.own(callee);
    if (isMember(callee) && !callee.computed) {
      const { name } = callee.property;
      if (ON_SCHEMA.test(name)) return this.all(node.arguments) !== ROWS && this.isSchema(callee.object) ? SCHEMA : ROWS;
      if (PURE_METHODS.has(name)) return this.all([callee.object, ...node.arguments.filter((each) => !isFunction(each))]);
    }
    return this.query(node);
  }

  /** `knex.schema`, `knex.schema.withSchema('s')`. */
  isSchema(node) {
    if (isCall(node)) return isMember(node.callee) && this.all(node.arguments) === SURROUNDINGS && this.isSchema(node.callee.object);
    const words = path(node);
    return Boolean(words) && KNEX.test(words[0]) && words[1] === 'schema';
  }

  /** A query of the catalog tells of the schema. */
  query(node) {
    const tables = [];
    let schema = '';
    let at = node;
    for (; isCall(at) && isMember(at.callee) && !at.callee.computed; at = at.callee.object) {
      const { name } = at.callee.property;
      if (this.all(at.arguments.filter((each) => !isFunction(each))) === ROWS || at.arguments.some(isFunction)) return ROWS;
      const text = at.arguments[0] && this.text(at.arguments[0]);
      if (/raw$/i.test(name)) {
        if (!text || !isOfCatalog(text)) return ROWS;
        tables.push('information_schema.tables');
      } else if (name === 'withSchema') schema = `${text}.`;
      else if (/^(from|table|\w*[jJ]oin)$/.test(name)) tables.push(text);
    }
    if (isCall(at) && KNEX.test(at.callee.name)) tables.push(at.arguments[0] && this.text(at.arguments[0]));
    else if (!(at.type === 'Identifier' && KNEX.test(at.name))) return ROWS;
    return tables.length > 0 && tables.every((each) => each && isCatalogTable(schema + each)) ? SCHEMA : ROWS;
  }

  /** A text of the script, with `x` for what is only known when it runs; null for anything else. */
  text(node) {
    if (node.type === 'StringLiteral') return node.value;
    if (node.type === 'TemplateLiteral') return node.quasis.map((each) => each.value.cooked).join('x');
    const binding = node.type === 'Identifier' ? this.bindings.of(node) : undefined;
    const [only] = binding?.values ?? [];
    return binding?.values.length === 1 && only?.value && !only.part && only.value.type !== 'Identifier' ? this.text(only.value) : null;
  }

  /** A function of the file that does no more than to compute its answer. */
  own(callee) {
    const [only] = this.bindings.of(callee)?.values ?? [];
    if (!only?.value || !isFunction(only.value) || this.bindings.of(callee).values.length !== 1) return ROWS;
    const { body } = only.value;
    const statements = body.type === 'BlockStatement' ? body.body : [{ type: 'ReturnStatement', argument: body }];
    const last = statements[statements.length - 1];
    const isPlain = statements.slice(0, -1).every((each) => each.type === 'VariableDeclaration');
    if (!isPlain || last?.type !== 'ReturnStatement' || !last.argument) return ROWS;
    return this.once(only.value, ROWS, () => this.of(last.argument));
  }
}

module.exports = Decider;

// Makes a script count which ways it takes where it branches, without any other difference that it
// could notice; lines stay lines. See counters.cjs for what it calls.
'use strict';
const parsed = require('../parsed.cjs');
const { Bindings } = require('./bindings.cjs');
const Decider = require('./decided.cjs');
const { filledBy, filledUnless, goneThrough, presentBy, presentUnless } = require('./guards.cjs');
const { isFunction, isLiteral } = require('./shapes.cjs');
const Ways = require('./ways.cjs');

const LOOPS = /^(For(Of|In)?|While)Statement$/;
const LIST_METHODS = /^(map|filter|forEach|find|findIndex|findLast|some|every|flatMap|reduce|reduceRight|sort)$/;
/** What TypeScript's erasure adds. */
const ADDED = /^_(interopRequire|createStarExport|createNamedExportFrom)/;

const bare = (node) => (node.type === 'ParenthesizedExpression' ? bare(node.expression) : node);
/** A function or class whose name is that of what it is assigned to. */
const isNamedByPlace = (node) => ['ArrowFunctionExpression', 'FunctionExpression', 'ClassExpression'].includes(bare(node).type);
const leaves = (node) =>
  Boolean(node) &&
  (/^(ReturnStatement|ThrowStatement|ContinueStatement|BreakStatement)$/.test(node.type) || (node.type === 'BlockStatement' && node.body.some(leaves)));

class Marker extends Ways {
  /** Wraps what decides between two ways; answers the number of the first, the other is the next. */
  decision(node, offset, kinds, method, at) {
    this.decider.present = at.present;
    const by = this.decider.decide((all) => (method === 'n' ? all.presence(node) : all.truth(node)));
    const first = this.way(kinds[0], offset, at, by);
    this.way(kinds[1], offset, at, by);
    this.wrap(node, `${this.counter}.${method}(${first},(`, '))');
    return { first, decided: by.decided };
  }

  /** Below a way that no row decides on, nothing is reached unless that is. */
  below(at, { first, decided }, which) {
    return decided === 'ROWS' ? at : { ...at, within: [first + which] };
  }

  all(program, above) {
    this.bindings = new Bindings(program);
    this.decider = new Decider(this.bindings, above);
    this.list(program.body, { function: -1, within: [], filled: [], present: [] });
    const points = this.points.map(({ name, ...point }) => ({ ...point, within: this.above(point) }));
    return JSON.stringify({ code: this.edits.applied(), points });
  }

  Identifier(node, at) {
    this.uses.set(node.name, [...(this.uses.get(node.name) ?? []), at]);
  }

  VariableDeclarator(node, at) {
    if (node.id.type !== 'Identifier') this.visit(node.id, at);
    else if (node.init && isFunction(node.init)) node.init.name = node.id.name;
    if (node.init) this.visit(node.init, at);
  }

  visit(node, at) {
    this.places.set(node, at);
    if (isFunction(node)) this.function(node, at);
    else if (LOOPS.test(node.type)) this.loop(node, node, at);
    else if (this[node.type]) this[node.type](node, at);
    else this.children(node, at);
  }

  children(node, at) {
    for (const key of Object.keys(node)) {
      if (key === 'loc' || key === 'extra' || key.endsWith('Comments')) continue;
      const value = node[key];
      if (Array.isArray(value)) {
        if (value.some((each) => each && /Statement$|Declaration$/.test(each.type))) this.list(value, at);
        else for (const each of value) if (each && typeof each.type === 'string') this.visit(each, at);
      } else if (value && typeof value.type === 'string') this.visit(value, at);
    }
  }

  /** Statements one after another: what stands behind a guard is reached only if that lets pass. */
  list(statements, at) {
    let now = at;
    for (const each of statements) {
      if (!each) continue;
      this.visit(each, now);
      if (each.type === 'IfStatement' && leaves(each.consequent)) now = this.knowing(now, filledUnless(each.test), presentUnless(each.test));
      if (each.type === 'IfStatement' && each.decision && each.decision.decided !== 'ROWS') {
        if (leaves(each.consequent)) now = this.below(now, each.decision, 1);
        else if (leaves(each.alternate)) now = this.below(now, each.decision, 0);
      }
    }
  }

  function(node, at) {
    if (node.id && ADDED.test(node.id.name)) return;
    const own = this.way('FUNCTION', node.start, at);
    this.functions.set(node, own);
    this.points[own].name = node.id ? node.id.name : node.name;
    const inner = { function: own, within: at.within, filled: [], present: [] };
    // Whether a default is used is up to those who call it.
    node.params.forEach((each) => (each.type === 'AssignmentPattern' ? this.children(each, inner) : this.visit(each, inner)));
    if (node.computed) this.visit(node.key, at);
    if (node.body.type === 'BlockStatement') {
      const { directives, start, body } = node.body;
      const last = directives[directives.length - 1];
      this.insert(last ? last.end : start + 1, `;${this.counter}.h[${own}]=1;`);
      this.list(body, inner);
    } else {
      this.wrap(node.body, `(${this.counter}.h[${own}]=1,`, ')');
      this.visit(node.body, inner);
    }
  }

  /** Where lists have elements and names are not null; only of such that nothing changes. */
  knowing(at, lists, present) {
    const constants = (names) => names.map((each) => this.bindings.of(each)).filter((each) => each?.values.length === 1 && each.values[0]?.value);
    const filled = constants(lists).filter((each) => each.handedOn.length === 0);
    return { ...at, filled: [...at.filled, ...filled], present: [...at.present, ...constants(present)] };
  }

  isFilled(list, at) {
    return list !== null && at.filled.includes(this.bindings.of(list));
  }

  // --- decisions -------------------------------------------------------------------------------

  IfStatement(node, at) {
    const written = this.isWritten(node.start, 'if');
    node.decision = written ? this.decision(node.test, node.start, ['IF_THEN', 'IF_ELSE'], 't', at) : null;
    this.choice(node, node.decision, at);
  }

  ConditionalExpression(node, at) {
    const mark = this.operator(node.test, node.consequent, '?');
    const decision = this.isWritten(mark, '?') ? this.decision(node.test, mark, ['CONDITION_TRUE', 'CONDITION_FALSE'], 't', at) : null;
    this.choice(node, decision, at);
  }

  choice(node, decision, at) {
    this.visit(node.test, at);
    this.visit(node.consequent, this.knowing(decision ? this.below(at, decision, 0) : at, filledBy(node.test), presentBy(node.test)));
    if (node.alternate) this.visit(node.alternate, this.knowing(decision ? this.below(at, decision, 1) : at, [], presentUnless(node.test)));
  }

  LogicalExpression(node, at) {
    const mark = this.operator(node.left, node.right, node.operator);
    let decision = null;
    if (this.isWritten(mark, node.operator)) {
      const [kinds, method] = {
        '&&': [['AND_RIGHT', 'AND_LEFT'], 't'],
        '||': [['OR_LEFT', 'OR_RIGHT'], 't'],
        '??': [['NULLISH_LEFT', 'NULLISH_RIGHT'], 'n'],
      }[node.operator];
      decision = this.decision(node.left, mark, kinds, method, at);
    }
    this.visit(node.left, at);
    this.visit(node.right, decision ? this.below(at, decision, node.operator === '&&' ? 0 : 1) : at);
  }

  /** Where an operator stands between its operands. */
  operator(left, right, operator) {
    const between = this.source.slice(left.end, right.start).replace(/\/\*[^]*?\*\/|\/\/.*/g, (text) => ' '.repeat(text.length));
    return left.end + Math.max(0, between.indexOf(operator));
  }

  OptionalMemberExpression(node, at) {
    const mark = this.operator(node.object, node.property, '?.');
    if (node.optional && node.object.type !== 'Super' && this.isWritten(mark, '?.')) {
      this.decision(node.object, mark, ['PRESENT', 'MISSING'], 'n', at);
    }
    this.children(node, at);
  }

  DoWhileStatement(node, at) {
    if (!isLiteral(node.test)) this.decision(node.test, node.test.start, ['AGAIN', 'ONCE'], 't', at);
    this.children(node, at);
  }

  AssignmentExpression(node, at) {
    if (/^(\|\||&&|\?\?)=$/.test(node.operator) && !isNamedByPlace(node.right)) {
      const own = this.way('ASSIGNED', node.start, at);
      this.wrap(node.right, `(${this.counter}.h[${own}]=1,(`, '))');
    }
    this.children(node, at);
  }

  AssignmentPattern(node, at) {
    if (!isNamedByPlace(node.right)) {
      const own = this.way('DEFAULT', node.start, at);
      this.wrap(node.right, `(${this.counter}.h[${own}]=1,(`, '))');
    }
    this.children(node, at);
  }

  CallExpression(node, at) {
    this.children(node, at);
    const callee = bare(node.callee);
    const [callback] = node.arguments;
    if (!/MemberExpression$/.test(callee.type) || callee.computed || !LIST_METHODS.test(callee.property.name)) return;
    // The function counts by itself whether it is called.
    const own = this.functions.get(callback);
    if (own !== undefined) this.points[own].kind = 'CALLBACK';
  }

  OptionalCallExpression(node, at) {
    this.CallExpression(node, at);
  }

  CatchClause(node, at) {
    const own = this.way('CATCH', node.start, at);
    this.insert(node.body.start + 1, `${this.counter}.h[${own}]=1;`);
    this.children(node, at);
  }

  // --- loops and switches ----------------------------------------------------------------------

  LabeledStatement(node, at) {
    let inner = node;
    while (inner.type === 'LabeledStatement') inner = inner.body;
    if (LOOPS.test(inner.type)) this.loop(inner, node, at);
    else if (inner.type === 'SwitchStatement') this.SwitchStatement(inner, at, node);
    else this.children(node, at);
  }

  /** `whole`: with its labels. */
  loop(node, whole, at) {
    const by = this.decidedLoop(node);
    if (by === null) {
      this.children(node, at);
      return;
    }
    const first = this.way('LOOP_BODY', node.start, at, by);
    const none = this.way('LOOP_NONE', node.start, at, this.isFilled(goneThrough(node), at) ? { decided: 'SURROUNDINGS', unless: [] } : by);
    const flag = `${this.counter}_${first}`;
    this.wrap(whole, `{let ${flag}=0;`, `;if(!${flag})${this.counter}.h[${none}]=1}`);
    const { body } = node;
    const enter = `${flag}=1;${this.counter}.h[${first}]=1;`;
    if (body.type === 'BlockStatement') this.insert(body.start + 1, enter);
    else this.wrap(body, `{${enter}`, '}');
    const inner = this.below(at, { first, decided: by.decided }, 0);
    for (const key of ['init', 'test', 'update', 'left', 'right']) if (node[key]) this.visit(node[key], at);
    this.visit(body, inner);
  }

  /** What decides whether its body is run at all; null if it always is. */
  decidedLoop(node) {
    if (node.right) return this.decider.decide((all) => all.length(node.right));
    if (!node.test || (node.type === 'WhileStatement' && isLiteral(node.test))) return null;
    return this.decider.decide((all) => all.first(node));
  }

  SwitchStatement(node, at, whole = node) {
    const tests = node.cases.filter((each) => each.test);
    if (tests.length === 0) {
      this.children(node, at);
      return;
    }
    const by = this.decider.decide((all) => all.all([node.discriminant, ...tests.map((each) => each.test)]));
    const other = node.cases.find((each) => !each.test);
    const ways = new Map(tests.map((each) => [each, this.way('CASE', each.start, at, by)]));
    const none = this.way(other ? 'CASE_DEFAULT' : 'CASE_NONE', (other ?? node).start, at, by);
    const value = `${this.counter}_${none}`;
    this.wrap(whole, `{let ${value};`, '}');
    this.wrap(node.discriminant, `${value}=(`, ')');
    this.visit(node.discriminant, at);
    let open = [];
    for (const each of node.cases) {
      const own = each.test ? ways.get(each) : none;
      if (each.test) {
        const last = each === tests[tests.length - 1] ? none : -1;
        this.wrap(each.test, `${this.counter}.m(${own},${last},${value},(`, '))');
        this.visit(each.test, at);
      }
      open = [...open, own];
      this.list(each.consequent, by.decided === 'ROWS' ? at : { ...at, within: open });
      if (each.consequent.some(leaves)) open = [];
    }
  }
}

/** How often it is gone through: what is found of one condition may tell more of another. */
const ROUNDS = 4;

/** JSON of the code and its ways; `given` is JSON of the file's text and a name that it does not use. */
module.exports = function branches(source, given) {
  const { original, counter } = JSON.parse(given);
  const program = parsed(source);
  let above = () => [];
  let found = '';
  for (let round = 0; round < ROUNDS; round++) {
    const marker = new Marker(source, original, counter);
    const now = marker.all(program, above);
    if (now === found) break;
    found = now;
    above = (node) => marker.aboveNode(node);
  }
  return found;
};

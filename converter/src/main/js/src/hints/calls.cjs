// What calls do with the values that they are given, by the names of functions and methods.
'use strict';
const { Node, unite, compare } = require('./node.cjs');
const queries = require('./queries.cjs');
const lodash = require('./lodash.cjs');

/** Methods whose answer is still the value, or cut out of it. */
const SAME = new Set(['toString', 'valueOf', 'String', 'concat', 'toFixed', 'padStart', 'padEnd', 'repeat', 'reverse', 'sort', 'flat', 'values', 'filter', 'bind']);
const NORMAL = new Set(['trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'normalize']);
const CUT = new Set(['charAt', 'charCodeAt', 'codePointAt', 'slice', 'substring', 'substr', 'at', 'splice']);
const SEARCHING = new Set(['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith']);
const PATTERNS = new Set(['match', 'matchAll', 'search', 'replace', 'replaceAll']);
const LISTS = new Set(['map', 'filter', 'forEach', 'find', 'findIndex', 'findLast', 'some', 'every', 'flatMap', 'each', 'mapSeries']);
const TESTS = new Set(['filter', 'find', 'findIndex', 'findLast', 'some', 'every']);
const ELEMENTS = new Set(['find', 'findLast', 'pop', 'shift']);
const NUMBERS = new Set(['Number', 'parseInt', 'parseFloat', 'BigInt', 'isNaN', 'isFinite', 'isInteger', 'isSafeInteger']);
const DATES = /^get(UTC)?(FullYear|Month|Date|Day|Hours)$/;

/** What awaiting a value gives. */
function settled(node) {
  return node.self.query ? node.self.query.result : node;
}

/** Gives functions their arguments; united results, or null where it is no function of the script. */
function invoke(node, args, self) {
  let result = null;
  for (const each of node.self.functions) {
    args.forEach((argument, i) => argument && unite(each.parameter(i), argument));
    if (self) unite(each.self, self);
    result = result ? unite(result, each.result) : each.result;
  }
  return result;
}

/** `a.b` as its words, for what is global. */
function wordsOf(callee) {
  if (callee.type === 'Identifier') return callee.name;
  if (/MemberExpression$/.test(callee.type) && !callee.computed && callee.object.type === 'Identifier') {
    return `${callee.object.name}.${callee.property.name}`;
  }
  return '';
}

const bare = (ast) => (ast.type === 'ParenthesizedExpression' ? bare(ast.expression) : ast.type === 'SequenceExpression' ? bare(ast.expressions[ast.expressions.length - 1]) : ast);

function regularExpression(ast) {
  return ast && ast.type === 'RegExpLiteral' ? { source: ast.pattern, flags: ast.flags } : null;
}

function entriesOf(node, unnamed) {
  const pair = unnamed();
  pair.self.isTuple = true;
  node.has('IS_MAP');
  // Those that are read by name are among them.
  for (const each of node.self.properties.values()) if (node.self.isRow === false) unite(node.each, each);
  unite(pair.property('1'), node.each);
  const list = unnamed('list');
  unite(list.each, pair);
  return list;
}

/** Functions of the language that are given a value. */
function global(words, args, at) {
  const [first] = args;
  const name = words.replace(/^Number\./, '');
  if (NUMBERS.has(name) && first) return first.has('IS_NUMBER_TEXT', ...(/^is/.test(name) ? ['TYPE_MATTERS'] : []));
  switch (words) {
    case 'JSON.parse':
      return first && first.has('IS_JSON_TEXT', ...(at.evaluator.guarded > 0 ? ['MAY_BE_BROKEN'] : []));
    case 'JSON.stringify':
      return at.node();
    case 'String':
    case 'Promise.resolve':
    case 'structuredClone':
    case 'Object.freeze':
      return first;
    case 'Boolean':
      return first && first.has('TRUTH_MATTERS');
    case 'Array.isArray':
      return first && first.has('TYPE_MATTERS', 'IS_LIST') && at.node();
    case 'Date.parse':
      return first && first.has('IS_DATE');
    case 'Array.from':
      if (args[1]) unite(at.node('mapped').each, invoke(args[1], [first.each]) || new Node());
      return args[1] ? at.node('mapped') : first;
    case 'Object.keys':
      return first && first.has('IS_MAP') && at.node();
    case 'Object.values':
      return first && unite(at.node('list').each, entriesOf(first, at.node).each.property('1')) && at.node('list');
    case 'Object.entries':
      return first && entriesOf(first, at.node);
    case 'Object.fromEntries':
      return first && unite(at.node().each, at.evaluator.element(first.each, 1)) && at.node();
    case 'Object.assign':
      return args.filter(Boolean).reduce((a, b) => unite(a, b));
    case 'Promise.all':
    case 'Promise.allSettled':
      return all(first, at);
    default:
      return undefined;
  }
}

/** Each as it is when it is awaited. */
function all(list, at) {
  if (!list || !list.self.isTuple) {
    if (list && list.self.elements && list.each.self.query) {
      unite(at.node('all').each, settled(list.each));
      return at.node('all');
    }
    return list;
  }
  const node = at.node('all');
  node.self.isTuple = node.self.isTuple || !node.self.elements;
  for (const [key, each] of list.self.properties) unite(at.evaluator.element(node, Number(key)), settled(each));
  return node;
}

/** Methods of lists with a function. */
function ofList(of, name, args, at) {
  const list = settled(of).has('IS_LIST');
  const [callback] = args;
  if (name === 'reduce' || name === 'reduceRight') {
    const from = args[1] || list.each;
    const result = invoke(callback, [from, list.each]);
    return result ? unite(from, result) : from;
  }
  const result = invoke(callback, [list.each, null, list]);
  if (result && TESTS.has(name)) result.has('TRUTH_MATTERS');
  if (ELEMENTS.has(name)) return list.each;
  if (name === 'filter') return list;
  const node = at.node(name);
  if (result && /^map/.test(name)) unite(node.each, result);
  if (result && name === 'flatMap') unite(node.each, result.each);
  return node;
}

/** Methods of texts, lists, dates and collections. */
function ofValue(of, name, args, at) {
  const [first] = args;
  const pattern = regularExpression(at.ast.arguments[0]) || (first && first.self.pattern);
  if (NORMAL.has(name)) return of.has('IS_NORMALIZED');
  if (CUT.has(name)) {
    of.self.isCut = true;
    return of;
  }
  if (DATES.test(name)) return of.has('IS_DATE').datePart(name);
  if (/^(toISOString|getTime|toJSON|getTimezoneOffset)$/.test(name)) return of.has('IS_DATE');
  if (pattern && PATTERNS.has(name)) return matched(of, name, pattern, args, at);
  if (PATTERNS.has(name) || SEARCHING.has(name)) {
    const answer = searched(of, first);
    return name.startsWith('replace') ? of : answer;
  }
  if (name === 'split' || name === 'join') return name === 'split' ? split(of, first, pattern, at) : at.node();
  if (name === 'hasOwnProperty') return first && first.self.literals.forEach((key) => of.property(String(key)).has('NULL_MATTERS'));
  if (name === 'push' || name === 'unshift') return args.forEach((each) => unite(of.each, each));
  if (/^(add|has|get|set|delete)$/.test(name)) return ofCollection(of, name, args);
  if (ELEMENTS.has(name)) return of.each;
  if (name === 'keys' || name === 'entries') return at.node();
  return SAME.has(name) ? of : undefined;
}

function searched(of, what) {
  if (!what) return of;
  for (const literal of what.self.literals) of.self.searched.add(literal);
  // A list of the script in which a value is looked for.
  const { elements, properties, isTuple } = of.self;
  for (const each of isTuple ? properties.values() : elements ? [elements] : []) compare(each, what);
  return undefined;
}

function split(of, separator, pattern, at) {
  const marks = pattern ? at.facts.matching(pattern).slice(0, 1) : [...(separator ? separator.self.literals : [])];
  of.has('IS_SPLIT');
  const list = at.node('parts');
  for (const mark of marks.length > 0 ? marks : [' ']) {
    at.facts.literal(mark);
    unite(list.each, of.part(String(mark)));
  }
  return list;
}

function matched(of, name, pattern, args, at) {
  for (const text of at.facts.matching(pattern)) of.comparedWith(text);
  at.facts.matching(pattern).forEach((each) => at.facts.literal(each));
  if (name.startsWith('replace')) {
    if (args[1]) invoke(args[1], []);
    return of;
  }
  return at.node();
}

/** Maps and sets; what goes through many of them is told by whether it is there already. */
function ofCollection(of, name, args) {
  const [key, value] = args;
  if (!key) return undefined;
  const literals = of.self.known || new Set();
  literals.forEach((each) => key.comparedWith(each));
  key.has('DUPLICATES_MATTER');
  if (name === 'set' && value) unite(of.each, value);
  return name === 'get' ? of.each : name === 'add' || name === 'set' ? of : undefined;
}

function construct(evaluator, ast, scope) {
  const words = wordsOf(ast.callee);
  const args = ast.arguments.map((each) => evaluator.visit(each, scope));
  const node = evaluator.nodeOf(ast);
  const [first] = args;
  if (words === 'Date' && args.length === 1) return first.has('IS_DATE');
  if (words === 'Set' && first) {
    const items = first.self.isTuple ? [...first.self.properties.values()] : [first.each.has('DUPLICATES_MATTER')];
    node.self.known = new Set(items.flatMap((each) => [...each.self.literals]));
    if (!first.self.isTuple) unite(node.each, first.each);
    return node;
  }
  if (words === 'Map' && first) {
    const pairs = first.self.isTuple ? [...first.self.properties.values()] : [first.each];
    node.self.known = new Set(pairs.flatMap((pair) => [...evaluator.element(pair, 0).self.literals]));
    pairs.forEach((pair) => unite(node.each, evaluator.element(pair, 1)));
    return node;
  }
  if (words === 'RegExp' && first) {
    const [source] = first.self.literals;
    if (typeof source === 'string') node.self.pattern = { source, flags: '' };
  }
  return node;
}

/** The value of a call. */
function call(evaluator, ast, scope) {
  const callee = bare(ast.callee);
  const at = {
    evaluator,
    ast,
    facts: evaluator.facts,
    node: (use = '') => evaluator.nodeOf(ast, use),
  };
  if (callee.name === 'require' && ast.arguments[0]?.type === 'StringLiteral') return evaluator.requireModule(ast.arguments[0].value) || at.node();
  const isMember = /MemberExpression$/.test(callee.type);
  const of = isMember ? evaluator.visit(callee.object, scope) : null;
  const name = isMember && !callee.computed ? callee.property.name : '';
  let args = ast.arguments.map((each) => (each.type === 'SpreadElement' ? evaluator.visit(each.argument, scope).each : evaluator.visit(each, scope)));
  if (isMember && callee.optional) of.has('NULL_MATTERS');
  // As `import` is written: (0, _helper.name)(…) or _helper.name.call(void 0, …).
  if (name === 'call' || name === 'apply') {
    args = name === 'call' ? args.slice(1) : [];
    return called(of, args, at) || at.node();
  }
  return resultOf({ callee, of, name, args, at, scope }) || at.node();
}

function called(node, args, at) {
  if (node.self.library?.startsWith('lodash.')) return lodash(node.self.library.slice(7), args, at, { invoke, settled });
  if (node.self.isKnex) return queries.start(args, at);
  return invoke(node, args);
}

function resultOf({ callee, of, name, args, at, scope }) {
  const known = global(wordsOf(callee), args, at);
  if (known !== undefined) return known;
  if (name === 'test' || name === 'exec') {
    const pattern = regularExpression(bare(callee.object)) || of.self.pattern;
    if (pattern && args[0]) return matched(args[0], 'test', pattern, args, at);
  }
  if (name === 'then' || name === 'finally' || name === 'tap') return invoke(args[0] || new Node(), [settled(of)]) || of;
  if (name === 'catch') return args[0] && invoke(args[0], []) && of;
  const query = of && queries.method(of, name, args, at, invoke);
  if (query) return query;
  // Only what is no method of the language makes a property of a value.
  const isOwn = !of || !name || of.self.library || of.self.properties.get(name)?.self.functions.size > 0;
  const own = isOwn && called(of ? at.evaluator.member(of, callee, callee.property, scope) : at.evaluator.visit(callee, scope), args, at);
  if (own) return own;
  if (of && (LISTS.has(name) || /^reduce/.test(name)) && args[0]?.self.functions.size > 0) return ofList(of, name, args, at);
  const value = of ? ofValue(of, name, args, at) : undefined;
  // Such as pMap(rows, async (row) => …).
  const callback = args.find((each) => each.self.functions.size > 0);
  if (value === undefined && callback && args[0] !== callback) invoke(callback, [settled(args[0]).each]);
  else if (value === undefined && callback) invoke(callback, []);
  return value;
}

module.exports = Object.assign(call, { construct, settled });

// Whether a module keeps nothing for later calls of its functions: no variable of its own that a
// function changes, no collection that it fills, no value that was remembered.
'use strict';
const parsed = require('./parsed.cjs');

const FILLING = new Set([
  'add', 'append', 'clear', 'copyWithin', 'delete', 'fill', 'pop', 'push', 'reverse', 'set', 'shift', 'sort', 'splice', 'unshift',
]);
const CHANGING = new Set(['assign', 'defineProperties', 'defineProperty', 'setPrototypeOf', 'merge', 'set', 'unset', 'defaults', 'extend']);
/** What makes nothing but data, which is compared. */
const PLAIN_CLASSES = new Set(['Error', 'Map', 'Set', 'TypeError']);
const REMEMBERING = /memo|once|cache|throttle|debounce/i;

/** What stands in parentheses. */
const bare = (node) => (node.type === 'ParenthesizedExpression' ? bare(node.expression) : node);

function children(node) {
  const found = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === 'loc' || key === 'extra') continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each && typeof each.type === 'string') found.push(bare(each));
    }
  }
  return found;
}

const isFunction = (node) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/.test(node.type);

/** The leftmost name of `a.b[0].c`, also of `this.a` and of a pattern's first part. */
function rootOf(node) {
  let at = bare(node);
  while (/MemberExpression$/.test(at.type)) at = bare(at.object);
  return at.type === 'Identifier' ? at.name : null;
}

function namesIn(pattern) {
  if (pattern.type === 'Identifier') return [pattern.name];
  return children(pattern).flatMap((child) => (child.type === 'ObjectProperty' ? namesIn(child.value) : namesIn(child)));
}

function declared(statement) {
  if (statement.type === 'VariableDeclaration') return statement.declarations.flatMap((each) => namesIn(each.id));
  return statement.id ? [statement.id.name] : [];
}

/** What a node changes, by name. */
function changedBy(node) {
  switch (node.type) {
    case 'AssignmentExpression':
      return /Pattern$/.test(node.left.type) ? namesIn(node.left) : [rootOf(node.left)];
    case 'UpdateExpression':
      return [rootOf(node.argument)];
    case 'UnaryExpression':
      return node.operator === 'delete' ? [rootOf(node.argument)] : [];
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left.type === 'VariableDeclaration' ? [] : [rootOf(node.left)];
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const callee = bare(node.callee);
      const method = /MemberExpression$/.test(callee.type) && callee.property.type === 'Identifier' ? callee.property.name : null;
      const target = FILLING.has(method) ? [rootOf(callee.object)] : [];
      return CHANGING.has(method) && node.arguments[0] ? [...target, rootOf(node.arguments[0])] : target;
    }
    default:
      return [];
  }
}

// What Sucrase adds for `export *`: it runs while the module loads.
const EXPORTING = '_createStarExport';

/** Whether a function in `node` changes one of `names`; `inside` one already. */
function changes(node, names, inside) {
  if (node.type === 'FunctionDeclaration' && node.id.name === EXPORTING) return false;
  if (inside && changedBy(node).some((name) => names.has(name))) return true;
  const called = node.type === 'CallExpression' && isFunction(bare(node.callee)) ? bare(node.callee) : null;
  if (called && !inside) {
    // A function that is called where it stands runs while the module loads.
    const own = called.body.type === 'BlockStatement' ? called.body.body.flatMap(declared) : [];
    return [called.body, ...node.arguments.map(bare)].some((child) => changes(child, new Set([...names, ...own]), false));
  }
  return children(node).some((child) => changes(child, names, inside || isFunction(node)));
}

/** Whether what runs while the module loads makes something that has a memory. */
function remembers(node) {
  switch (node.type) {
    case 'ClassProperty':
    case 'StaticBlock':
      return node.static !== false;
    case 'NewExpression':
      return !PLAIN_CLASSES.has(rootOf(node.callee)) || node.arguments.some(remembers);
    case 'RegExpLiteral':
      return /[gy]/.test(node.flags);
    case 'CallExpression':
      if (REMEMBERING.test(`${rootOf(node.callee)} ${bare(node.callee).property?.name}`)) return true;
      break;
    default:
      if (isFunction(node)) return false;
  }
  return children(node).some(remembers);
}

/** "true" or "false". */
module.exports = function stateless(source) {
  const { body } = parsed(source);
  const names = new Set([...body.flatMap(declared), 'exports', 'module', 'globalThis', 'global', 'process']);
  return String(!body.some((statement) => changes(statement, names, false) || remembers(statement)));
};

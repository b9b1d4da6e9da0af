// Marks the places where JavaScript inspects a value without a trap: truth tests and comparisons of
// an answer cannot be noticed by a proxy, so each operand there is passed through a probe.
'use strict';
const Edits = require('./edits.cjs');
const parsed = require('./parsed.cjs');

const COMPARISONS = { '===': 'eq', '!==': 'ne', '==': 'like', '!=': 'unlike' };

const LOGICAL_ASSIGNMENTS = new Set(['||=', '&&=', '??=']);

/** What `node` inspects. */
function operands(node) {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return [node.test];
    case 'ForStatement':
      return node.test ? [node.test] : [];
    case 'LogicalExpression':
      return [node.left];
    case 'UnaryExpression':
      return node.operator === '!' ? [node.argument] : [];
    case 'BinaryExpression':
      return node.operator === 'instanceof' ? [node.left, node.right] : [];
    case 'OptionalMemberExpression':
      return node.optional ? [node.object] : [];
    case 'OptionalCallExpression':
      return node.optional && !node.callee.type.includes('MemberExpression') ? [node.callee] : [];
    default:
      return [];
  }
}

/** Whether an expression may be evaluated twice. */
function isPlain(node) {
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
    case 'StringLiteral':
    case 'NumericLiteral':
      return true;
    case 'MemberExpression':
      return isPlain(node.object) && (!node.computed || isPlain(node.property));
    default:
      return false;
  }
}

/** The leftmost name of an expression such as `_.chain(x).map`. */
function rootOf(node) {
  let at = node;
  for (;;) {
    if (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') at = at.object;
    else if (at.type === 'ParenthesizedExpression') at = at.expression;
    else if (at.type === 'CallExpression' && at.callee.type !== 'Identifier') at = at.callee;
    else return at;
  }
}

/** Whether an expression is `require('package')`, or made of a name that is one. */
function isPackage(node, packages) {
  const root = rootOf(node);
  if (root.type === 'Identifier') return packages.has(root.name);
  if (root.type !== 'CallExpression' || root.arguments.length === 0) return false;
  const [argument] = root.arguments;
  if (root.callee.name === 'require') return argument.type === 'StringLiteral' && !/^[./]/.test(argument.value);
  return /^_interopRequire/.test(root.callee.name) && isPackage(argument, packages);
}

function namesIn(pattern) {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => namesIn(each.argument || each.value));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    default:
      return [];
  }
}

function walk(node, visit) {
  visit(node);
  for (const key of Object.keys(node)) {
    const child = node[key];
    if (Array.isArray(child)) {
      for (const each of child) {
        if (each && typeof each.type === 'string') walk(each, visit);
      }
    } else if (child && typeof child.type === 'string' && key !== 'loc') {
      walk(child, visit);
    }
  }
}

/** Returns the source with every inspected operand wrapped in `probe(…)`; lines stay lines. */
module.exports = function instrument(source, probe) {
  const program = parsed(source);
  const edits = new Edits(source);
  const packages = new Set();
  const inspected = (node) => {
    // A function or literal is never an answer; super is no expression of its own.
    if (!/Literal$|Function|^Super$/.test(node.type)) edits.wrap(node, `${probe}(`);
  };
  walk(program, (node) => {
    operands(node).forEach(inspected);
    if (node.type === 'BinaryExpression' && COMPARISONS[node.operator]) {
      edits.wrap(node, `${probe}.${COMPARISONS[node.operator]}(`);
      edits.replace(node.left.end, node.right.start, ',');
    } else if (node.type === 'BinaryExpression' && node.operator === 'in' && node.left.type !== 'PrivateName') {
      edits.wrap(node.left, `${probe}.key(`);
    } else if (node.type === 'SwitchStatement') {
      edits.wrap(node.discriminant, `${probe}.switched(`);
    } else if (node.type === 'SwitchCase' && node.test) {
      edits.wrap(node.test, `${probe}.option(`);
    } else if (/^(Optional)?MemberExpression$/.test(node.type) && node.computed) {
      if (!/Literal$/.test(node.property.type)) edits.wrap(node.property, `${probe}.key(`);
    } else if (node.type === 'VariableDeclarator' && node.init && isPackage(node.init, packages)) {
      namesIn(node.id).forEach((name) => packages.add(name));
    } else if (node.type === 'UnaryExpression' && node.operator === 'typeof') {
      typeOf(node.argument, edits, probe);
    } else if (node.type === 'AssignmentExpression' && LOGICAL_ASSIGNMENTS.has(node.operator) && isPlain(node.left)) {
      const left = source.slice(node.left.start, node.left.end).replace(/\s*\n\s*/g, ' ');
      edits.wrap(node, `${probe}.last(${probe}(${left}), `);
    } else if (/^(Optional)?CallExpression$/.test(node.type) && isPackage(node.callee, packages)) {
      // Code of packages is not instrumented: what it is given counts as looked at.
      for (const argument of node.arguments) {
        if (!/Literal$|Function|^SpreadElement$/.test(argument.type)) edits.wrap(argument, `${probe}.given(`);
      }
    }
  });
  return edits.applied();
};

/** A name that is not declared has a type too, but no value. */
function typeOf(argument, edits, probe) {
  let node = argument;
  while (node.type === 'ParenthesizedExpression') node = node.expression;
  if (/Literal$|Function/.test(node.type)) return;
  if (node.type === 'Identifier') edits.wrap(node, `(typeof ${node.name} === "undefined" ? void 0 : ${probe}(`, '))');
  else edits.wrap(node, `${probe}(`);
}

// Marks the places where JavaScript inspects a value without a trap: truth tests and comparisons of
// an answer cannot be noticed by a proxy, so each operand there is passed through a probe.
'use strict';
const { parse } = require('@babel/parser');

const COMPARISONS = new Set(['==', '!=', '===', '!==', 'instanceof']);

const LOGICAL_ASSIGNMENTS = new Set(['||=', '&&=', '??=']);

const textOf = (node) => (node.type === 'StringLiteral' ? [node.extra.raw] : []);

/** What `node` inspects, each with the literals that it is compared with. */
function operands(node) {
  const alone = (...nodes) => nodes.map((each) => ({ node: each, literals: [] }));
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return alone(node.test);
    case 'ForStatement':
      return node.test ? alone(node.test) : [];
    case 'SwitchStatement':
      return [{ node: node.discriminant, literals: node.cases.flatMap((each) => (each.test ? textOf(each.test) : [])) }];
    case 'SwitchCase':
      return node.test ? alone(node.test) : [];
    case 'LogicalExpression':
      return alone(node.left);
    case 'UnaryExpression':
      return node.operator === '!' ? alone(node.argument) : [];
    case 'BinaryExpression':
      return COMPARISONS.has(node.operator) && node.left.type !== 'PrivateName'
        ? [
            { node: node.left, literals: textOf(node.right) },
            { node: node.right, literals: textOf(node.left) },
          ]
        : [];
    case 'OptionalMemberExpression':
      return node.optional ? alone(node.object) : [];
    case 'OptionalCallExpression':
      return node.optional && !node.callee.type.includes('MemberExpression') ? alone(node.callee) : [];
    default:
      return [];
  }
}

/** The leftmost name of an expression such as `_.chain(x).map`. */
function rootOf(node) {
  let at = node;
  for (;;) {
    if (at.type === 'MemberExpression' || at.type === 'OptionalMemberExpression') at = at.object;
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
  const file = parse(source, {
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    errorRecovery: false,
  });
  const inserts = [];
  const wrap = (node, before, after) =>
    inserts.push({ at: node.start, open: true, text: before }, { at: node.end, open: false, text: after, from: node.start });
  const inspected = ({ node, literals }) => {
    // A function or literal is never an answer; super is no expression of its own.
    if (/Literal$|Function|^Super$/.test(node.type)) return;
    wrap(node, probe + '(', literals.map((each) => ', ' + each).join('') + ')');
  };
  const packages = new Set();
  walk(file.program, (node) => {
    operands(node).forEach(inspected);
    if (node.type === 'VariableDeclarator' && node.init && isPackage(node.init, packages)) {
      namesIn(node.id).forEach((name) => packages.add(name));
    } else if (node.type === 'UnaryExpression' && node.operator === 'typeof') {
      typeOf(node.argument, wrap, probe);
    } else if (node.type === 'AssignmentExpression' && LOGICAL_ASSIGNMENTS.has(node.operator)) {
      const left = source.slice(node.left.start, node.left.end).replace(/\s*\n\s*/g, ' ');
      wrap(node, `${probe}.last(${probe}(${left}), `, ')');
    } else if (/^(Optional)?CallExpression$/.test(node.type) && isPackage(node.callee, packages)) {
      // Code of packages is not instrumented: what it is given counts as looked at.
      for (const argument of node.arguments) {
        if (!/Literal$|Function|^SpreadElement$/.test(argument.type)) wrap(argument, probe + '.given(', ')');
      }
    }
  });
  inserts.sort((a, b) => a.at - b.at || a.open - b.open || (a.open ? 0 : b.from - a.from));
  let out = '';
  let from = 0;
  for (const insert of inserts) {
    out += source.slice(from, insert.at) + insert.text;
    from = insert.at;
  }
  return out + source.slice(from);
};

/** A name that is not declared has a type too, but no value. */
function typeOf(node, wrap, probe) {
  if (/Literal$|Function/.test(node.type)) return;
  if (node.type === 'Identifier') wrap(node, `(typeof ${node.name} === "undefined" ? void 0 : ${probe}(`, '))');
  else wrap(node, probe + '(', ')');
}

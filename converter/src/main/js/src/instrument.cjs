// Marks the places where JavaScript inspects a value without a trap: truth tests and comparisons of
// an answer cannot be noticed by a proxy, so each operand there is passed through a probe.
'use strict';
const { parse } = require('@babel/parser');

const COMPARISONS = new Set(['==', '!=', '===', '!==', 'instanceof']);

function operands(node) {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return [node.test];
    case 'ForStatement':
      return node.test ? [node.test] : [];
    case 'SwitchStatement':
      return [node.discriminant];
    case 'SwitchCase':
      return node.test ? [node.test] : [];
    case 'LogicalExpression':
      return [node.left];
    case 'UnaryExpression':
      return node.operator === '!' ? [node.argument] : [];
    case 'BinaryExpression':
      return COMPARISONS.has(node.operator) && node.left.type !== 'PrivateName'
        ? [node.left, node.right]
        : [];
    case 'OptionalMemberExpression':
      return node.optional ? [node.object] : [];
    case 'OptionalCallExpression':
      return node.optional && !node.callee.type.includes('MemberExpression') ? [node.callee] : [];
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
  walk(file.program, (node) => {
    for (const operand of operands(node)) {
      // A function or literal is never an answer; super is no expression of its own.
      if (/Literal$|Function|^Super$/.test(operand.type)) continue;
      inserts.push({ at: operand.start, open: true }, { at: operand.end, open: false });
    }
  });
  inserts.sort((a, b) => a.at - b.at || (a.open === b.open ? 0 : a.open ? 1 : -1));
  let out = '';
  let from = 0;
  for (const insert of inserts) {
    out += source.slice(from, insert.at) + (insert.open ? probe + '(' : ')');
    from = insert.at;
  }
  return out + source.slice(from);
};

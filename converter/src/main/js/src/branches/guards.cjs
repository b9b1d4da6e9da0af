// Conditions that tell whether a list has elements or something is null, and the lists that loops go
// through.
'use strict';

const bare = (node) => (node.type === 'ParenthesizedExpression' ? bare(node.expression) : node);

/** `list` of `list.length`; null for anything else. */
function measured(node) {
  const isLength = node.type === 'MemberExpression' && !node.computed && node.property.name === 'length';
  return isLength && node.object.type === 'Identifier' ? node.object : null;
}

/** The list whose length is compared with a number so that one of `ways` results. */
function compared(node, ways) {
  if (node.type !== 'BinaryExpression' || node.right.type !== 'NumericLiteral') return null;
  return ways.includes(`${node.operator} ${node.right.value}`) ? measured(node.left) : null;
}

/** Names of lists that have elements where a condition holds. */
function filledBy(test) {
  const node = bare(test);
  if (node.type === 'LogicalExpression' && node.operator === '&&') return [...filledBy(node.left), ...filledBy(node.right)];
  return [measured(node) ?? compared(node, ['> 0', '!== 0', '!= 0', '>= 1'])].filter(Boolean);
}

/** Names of lists that have elements where a condition does not hold. */
function filledUnless(test) {
  const node = bare(test);
  if (node.type === 'LogicalExpression' && node.operator === '||') return [...filledUnless(node.left), ...filledUnless(node.right)];
  const isNot = node.type === 'UnaryExpression' && node.operator === '!';
  return [isNot ? measured(bare(node.argument)) : compared(node, ['=== 0', '== 0', '< 1'])].filter(Boolean);
}

/** The name of the list that a loop goes through from its beginning; null for other loops. */
function goneThrough({ type, init, test, right }) {
  if (type === 'ForOfStatement') return bare(right).type === 'Identifier' ? bare(right) : null;
  if (type !== 'ForStatement' || init?.type !== 'VariableDeclaration' || test?.type !== 'BinaryExpression') return null;
  const [counter] = init.declarations;
  const isFromStart = init.declarations.length === 1 && counter.init?.type === 'NumericLiteral' && counter.init.value === 0;
  return isFromStart && test.operator === '<' && test.left.name === counter.id.name ? measured(test.right) : null;
}

/** What a comparison with null compares, where the comparison has one of these operators. */
function comparedWithNull(test, operators) {
  const node = bare(test);
  return node.type === 'BinaryExpression' && operators.includes(node.operator) && node.right.type === 'NullLiteral' && node.left.type === 'Identifier' ? [node.left] : [];
}

/** Names that are not null where a condition holds. */
const presentBy = (test) => comparedWithNull(test, ['!==', '!=']);
/** Names that are not null where a condition does not hold. */
const presentUnless = (test) => comparedWithNull(test, ['===', '==']);

module.exports = { filledBy, filledUnless, goneThrough, presentBy, presentUnless };

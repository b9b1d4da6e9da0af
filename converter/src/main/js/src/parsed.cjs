// The syntax tree of a source, with its parentheses, for tools that only read it: parsing takes far
// longer than what they do.
'use strict';
const { parse } = require('@babel/parser');

/** Characters of source whose trees are kept. */
const MOST = 2_000_000;

const trees = new Map();
let kept = 0;

module.exports = function parsed(source) {
  const known = trees.get(source);
  if (known !== undefined) return known;
  const { program } = parse(source, {
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    createParenthesizedExpressions: true,
    errorRecovery: false,
  });
  kept += source.length;
  if (kept > MOST) {
    trees.clear();
    kept = source.length;
  }
  trees.set(source, program);
  return program;
};

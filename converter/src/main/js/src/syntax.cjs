// The syntax tree of a script as JSON: Babel's nodes with their places and comments.
'use strict';
const { parse } = require('@babel/parser');

const LEFT_OUT = new Set(['loc', 'extra', 'errors', 'tokens', 'range']);

function plain(key, value) {
  if (LEFT_OUT.has(key)) return undefined;
  return typeof value === 'bigint' ? String(value) : value;
}

module.exports = function syntax(source) {
  const file = parse(source, {
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    errorRecovery: false,
  });
  return JSON.stringify(file.program, plain);
};

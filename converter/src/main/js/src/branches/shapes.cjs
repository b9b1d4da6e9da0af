// What several of the tools for branches know of syntax.
'use strict';

/** Methods that change nothing and call nothing; those in the second list answer no objects. */
const OF_PARTS = ['at', 'concat', 'filter', 'flat', 'get', 'match', 'replace', 'reverse', 'slice', 'sort', 'split'];
const PRIMITIVE_METHODS = new Set([
  'charAt', 'endsWith', 'has', 'includes', 'indexOf', 'join', 'padStart', 'startsWith', 'substring', 'test', 'toLowerCase', 'toString', 'toUpperCase', 'trim',
]);
const PURE_METHODS = new Set([...OF_PARTS, ...PRIMITIVE_METHODS]);

const isCall = (node) => /^(Optional)?CallExpression$/.test(node.type);
const isMember = (node) => /^(Optional)?MemberExpression$/.test(node.type);
const isFunction = (node) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/.test(node.type);

const childrenOf = (node) =>
  Object.keys(node)
    .filter((key) => key !== 'loc' && key !== 'extra' && !key.endsWith('Comments'))
    .flatMap((key) => [].concat(node[key]).map((child) => [key, child]))
    .filter(([, child]) => child && typeof child.type === 'string');

/** `a.b['c']` as its words; null for anything else. */
function path(node) {
  if (node.type === 'Identifier') return [node.name];
  if (!/MemberExpression$/.test(node.type)) return null;
  const name = node.computed ? node.property.value : node.property.name;
  const of = path(node.object);
  return of && typeof name === 'string' ? [...of, name] : null;
}

module.exports = {
  /** What scripts call Knex. */
  KNEX: /^(knex|trx|tx|db|knexClient)$/i,
  GOING_THROUGH: /^(map|filter|forEach|find|findIndex|some|every|flatMap|reduce)$/,
  PRIMITIVE_METHODS,
  PURE_FUNCTIONS: /^(Number|String|Boolean|parseInt|parseFloat|isNaN|Number\.\w+|Object\.(keys|values|entries|freeze)|Array\.isArray|Math\.\w+|Promise\.all)$/,
  PURE_METHODS,
  childrenOf,
  isCall,
  isFunction,
  isLiteral: (node) => /Literal$/.test(node.type) && node.type !== 'TemplateLiteral',
  isMember,
  path,
};

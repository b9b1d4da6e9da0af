// Functions of lodash: of lists, with functions or names of properties, and of objects.
'use strict';
const { unite } = require('./node.cjs');

const LISTS = /^(map|filter|reject|find|findIndex|forEach|each|some|every|groupBy|keyBy|countBy|partition|sortBy|orderBy|sumBy|uniqBy|minBy|maxBy|flatMap|mapValues|pickBy|omitBy)$/;
const GROUPS = /^(groupBy|keyBy|countBy|partition|uniqBy)$/;
const PLACES = /^(get|has|set|unset|result)$/;

/** What `a.b[0].c` leads to. */
function along(of, path) {
  return String(path).split(/[.[\]]+/).filter(Boolean).reduce((at, key) => (/^\d+$/.test(key) ? at.has('IS_LIST').each : at.property(key)), of);
}

function ofList(name, args, at, invoke) {
  const [given, by] = args;
  const list = given.has(/^(mapValues|pickBy|omitBy)$/.test(name) ? 'IS_MAP' : 'IS_LIST');
  const names = by ? [...by.self.literals].filter((each) => typeof each === 'string') : [];
  const values = names.map((each) => along(list.each, each));
  const result = by && invoke(by, [list.each]);
  if (result) values.push(result);
  if (GROUPS.test(name)) values.forEach((each) => each.has('DUPLICATES_MATTER'));
  if (/^(filter|reject|find|some|every|partition)/.test(name)) values.forEach((each) => each.has('TRUTH_MATTERS'));
  if (name === 'map' || name === 'mapValues') {
    values.forEach((each) => unite(at.node().each, each));
    return at.node();
  }
  if (name === 'groupBy') {
    unite(at.node().each.each, list.each);
    return at.node();
  }
  if (name === 'keyBy') {
    unite(at.node().each, list.each);
    return at.node();
  }
  return /^(find|minBy|maxBy)$/.test(name) ? list.each : list;
}

module.exports = function lodash(name, args, at, { invoke, settled }) {
  const [given, second] = args;
  if (!given) return at.node();
  args[0] = settled(given);
  if (LISTS.test(name)) return ofList(name, args, at, invoke);
  if (PLACES.test(name) && second) {
    const places = [...second.self.literals].map((each) => along(given, each).has('NULL_MATTERS'));
    return places.length > 0 ? places.reduce((a, b) => unite(a, b)) : given.each;
  }
  if (/^(pick|omit)$/.test(name)) return given;
  if (/^(isEmpty|isNil|isNull|isUndefined)$/.test(name)) return void given.has('NULL_MATTERS', 'TRUTH_MATTERS') || at.node();
  if (/^is[A-Z]/.test(name)) return void given.has('TYPE_MATTERS') || at.node();
  if (/^(uniq|sortedUniq)$/.test(name)) return void given.each.has('DUPLICATES_MATTER') || given;
  if (/^(first|head|last)$/.test(name)) return given.has('IS_LIST').each;
  if (/^(trim|toLower|toUpper|camelCase|snakeCase|kebabCase|capitalize|lowerCase|upperFirst)$/.test(name)) return given.has('IS_NORMALIZED');
  if (/^(toNumber|toInteger)$/.test(name)) return given.has('IS_NUMBER_TEXT');
  return given;
};

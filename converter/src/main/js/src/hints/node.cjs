// What is known of a value that code looks at. Values that flow into each other are one: they are
// united, however often the code takes them apart and puts them together again.
'use strict';

class Node {
  constructor() {
    this.same = null;
    /** Read by name. */
    this.properties = new Map();
    this.elements = null;
    /** Its `length`. */
    this.size = null;
    this.texts = new Set();
    this.numbers = new Set();
    this.traits = new Set();
    /** What it is looked through for: parts of a text or elements of a list. */
    this.searched = new Set();
    /** Its parts, by what separates them. */
    this.parts = new Map();
    /** Parts of a date, by the method that gives them. */
    this.dateParts = new Map();
    /** Texts and numbers of the script that it may be. */
    this.literals = new Set();
    this.functions = new Set();
    /** Whether its elements are apart, as those of `[key, value]`. */
    this.isTuple = false;
    this.isKnex = false;
    /** Whether parts are cut out of its text, so that more may stand around what it is compared with. */
    this.isCut = false;
    /** Of a statement of Knex: { tables, aliases, result }. */
    this.query = null;
    /** Whether it is a row; of which tables. */
    this.isRow = false;
    this.tables = new Set();
    /** Name of the package that it is, or of the function in it. */
    this.library = null;
    /** Of a regular expression: { source, flags }. */
    this.pattern = null;
    /** Keys or elements that a collection begins with. */
    this.known = null;
  }

  /** The one that stands for all that are united. */
  get self() {
    let at = this;
    while (at.same) at = at.same;
    return at;
  }

  property(name) {
    const { properties } = this.self;
    if (!properties.has(name)) properties.set(name, new Node());
    return properties.get(name);
  }

  get each() {
    const node = this.self;
    if (node.isTuple) {
      node.isTuple = false;
      const items = [...node.properties].filter(([key]) => /^\d+$/.test(key));
      node.elements = node.elements || new Node();
      for (const [key, item] of items) {
        node.properties.delete(key);
        unite(node.elements, item);
      }
      return node.self.elements;
    }
    node.elements = node.elements || new Node();
    return node.elements;
  }

  get length() {
    const node = this.self;
    node.size = node.size || new Node();
    return node.size;
  }

  /** One of the parts between separators. */
  part(separator) {
    return kept(this.self.parts, separator);
  }

  datePart(method) {
    return kept(this.self.dateParts, method);
  }

  has(...traits) {
    for (const trait of traits) this.self.traits.add(trait);
    return this;
  }

  /** It is compared with a text or number of the script. */
  comparedWith(literal) {
    if (typeof literal === 'number') this.self.numbers.add(literal);
    else this.self.texts.add(literal);
  }
}

function kept(map, key) {
  if (!map.has(key)) map.set(key, new Node());
  return map.get(key);
}

const FLAGS = ['isTuple', 'isKnex', 'isRow', 'isCut', 'library', 'pattern', 'known', 'query'];
const SETS = ['texts', 'numbers', 'traits', 'searched', 'literals', 'functions', 'tables'];

/** Takes over what is known of `other`; what must be united after that goes to `pairs`. */
function absorb(one, other, pairs) {
  if (one.query && other.query) {
    other.query.tables.forEach((each) => one.query.tables.add(each));
    pairs.push([one.query.row, other.query.row], [one.query.result, other.query.result]);
  }
  for (const key of FLAGS) one[key] = one[key] || other[key];
  for (const key of SETS) other[key].forEach((each) => one[key].add(each));
  for (const key of ['properties', 'parts', 'dateParts']) {
    for (const [name, node] of other[key]) {
      if (one[key].has(name)) pairs.push([one[key].get(name), node]);
      else one[key].set(name, node);
    }
  }
  for (const key of ['elements', 'size']) {
    if (one[key] && other[key]) pairs.push([one[key], other[key]]);
    else one[key] = one[key] || other[key];
  }
}

/** Whatever is known of either of the two holds for both. */
function unite(first, second) {
  const pairs = [[first, second]];
  while (pairs.length > 0) {
    const [one, other] = pairs.pop().map((each) => each.self);
    if (one === other) continue;
    // What is a list of equals somewhere is so everywhere.
    for (const [tuple, list] of [[one, other], [other, one]]) if (tuple.isTuple && list.elements) void tuple.each;
    if (one.same || other.same) {
      pairs.push([one, other]);
      continue;
    }
    other.same = one;
    absorb(one, other, pairs);
  }
  return first.self;
}

/** `===`, `<` and the like. */
function compare(one, other) {
  for (const literal of other.self.literals) one.comparedWith(literal);
  for (const literal of one.self.literals) other.comparedWith(literal);
}

module.exports = { Node, unite, compare };

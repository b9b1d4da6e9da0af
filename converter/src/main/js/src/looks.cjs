// Built-in functions that look at a value without a trap of its proxy, made to tell of it.
'use strict';

const TESTS = ['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'some'];
const SEARCHES = ['includes', 'indexOf', 'lastIndexOf'];
const PARTS = ['endsWith', 'includes', 'indexOf', 'lastIndexOf', 'startsWith'];

/**
 * Replaces them. Called when Knex is loaded and the project is not: what Knex took before, it uses
 * on answers only to pass them along.
 */
module.exports = function looks(probe, variables) {
  function replace(object, names, make) {
    for (const name of names) {
      const real = object[name];
      if (typeof real !== 'function') continue;
      const value = make(real);
      Object.defineProperty(value, 'name', { value: name, configurable: true });
      Object.defineProperty(object, name, { configurable: true, writable: true, value });
    }
  }
  const looking = (real) =>
    function (...args) {
      args.forEach((each) => probe(each));
      return real.apply(this, args);
    };
  replace(Array, ['isArray'], looking);
  replace(Object, ['is'], looking);
  replace(Number, ['isFinite', 'isInteger', 'isNaN', 'isSafeInteger'], looking);
  replace(Array.prototype, ['concat'], looking);
  for (const type of [Map, Set]) replace(type.prototype, ['add', 'delete', 'get', 'has'], looking);
  replace(Object.prototype, ['toString'], (real) =>
    function () {
      return real.call(probe(this));
    });
  replace(Array.prototype, TESTS, (real) =>
    function (test, ...rest) {
      if (typeof test !== 'function') return real.call(this, test, ...rest);
      return real.call(this, function (...args) { return probe(test.apply(this, args)); }, ...rest);
    });
  replace(Array.prototype, ['flat'], (real) =>
    function (...args) {
      for (let i = 0; i < this.length; i++) probe(this[i]);
      return real.apply(this, args);
    });
  replace(Array.prototype, SEARCHES, (real) =>
    function (...args) {
      probe(args[0]);
      for (let i = 0; i < this.length; i++) probe(this[i]);
      variables.compared(args[0], this);
      return real.apply(this, args);
    });
  for (const type of [Map, Set]) {
    replace(type.prototype, ['get', 'has'], (real) =>
      function (key) {
        if (!variables.none()) variables.compared(key, [...this.keys()]);
        return real.call(this, key);
      });
  }
  replace(String.prototype, PARTS, (real) =>
    function (...args) {
      if (!variables.none()) {
        variables.comparedByCaller(this.valueOf(), args);
        variables.comparedByCaller(args[0], [this.valueOf()]);
      }
      return real.apply(this, args);
    });
  const matching = (textOf) => (real) =>
    function (...args) {
      if (!variables.none()) variables.computedByCaller(textOf(this, args));
      return real.apply(this, args);
    };
  replace(String.prototype, ['match', 'matchAll', 'search', 'localeCompare'], matching((self) => self.valueOf()));
  replace(RegExp.prototype, ['test'], matching((_, args) => args[0]));
};

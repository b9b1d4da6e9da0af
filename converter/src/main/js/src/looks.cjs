// Built-in functions that look at a value without a trap of its proxy, made to tell of it.
'use strict';

const TESTS = ['every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flatMap', 'some'];
const SEARCHES = ['includes', 'indexOf', 'lastIndexOf'];

/**
 * Replaces them. Called when Knex is loaded and the project is not: what Knex took before, it uses
 * on answers only to pass them along.
 */
module.exports = function looks(probe) {
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
      return real.apply(this, args);
    });
};

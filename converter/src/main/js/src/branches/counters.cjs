// What scripts call that count the ways they take, see marker.cjs.
'use strict';

/** What is added to a script stands between these, so that it can be taken out again. */
const MARKS = { OPEN: '/*\u0001*/', CLOSE: '/*\u0002*/' };
/** A function without braces ends within what is added behind it. */
const ADDED = /\/\*\u0001\*\/[^]*?(\/\*\u0002\*\/|$)/g;

/** A counter of one file: h[i] is 1 once way i was taken. */
function counter() {
  const h = [];
  return {
    h,
    /** Way i if the value counts as true, else the next one. */
    t(i, value) {
      h[value ? i : i + 1] = 1;
      return value;
    },
    /** Way i if the value is there, else the next one. */
    n(i, value) {
      h[value === null || value === undefined ? i + 1 : i] = 1;
      return value;
    },
    /** Way i if the case is the value's, else `none`, if it is the last one. */
    m(i, none, value, option) {
      if (value === option) h[i] = 1;
      else if (none >= 0) h[none] = 1;
      return option;
    },
  };
}

/** Functions say of themselves what stands in their file. */
function hideFromText() {
  const real = Function.prototype.toString;
  const toString = {
    toString() {
      return real.call(this).replace(ADDED, '');
    },
  }.toString;
  Object.defineProperty(Function.prototype, 'toString', { configurable: true, writable: true, value: toString });
}

module.exports = function counters() {
  const files = new Map();
  return {
    of(path) {
      if (files.size === 0) hideFromText();
      if (!files.has(path)) files.set(path, counter());
      return files.get(path);
    },
    /** JSON of the ways taken since the last call, by file. */
    taken() {
      const all = {};
      for (const [path, { h }] of files) {
        all[path] = h.flatMap((each, i) => (each ? [i] : []));
        h.fill(0);
      }
      return JSON.stringify(all);
    },
  };
};
module.exports.MARKS = MARKS;

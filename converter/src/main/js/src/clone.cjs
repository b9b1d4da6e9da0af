// structuredClone for plain data.
'use strict';
module.exports = function clone(value, seen = new Map()) {
  if (typeof value === 'function') throw new TypeError('a function could not be cloned');
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  if (value instanceof Date) return new Date(value.getTime());
  if (ArrayBuffer.isView(value)) return value.slice();
  const copy = Array.isArray(value) ? [] : value instanceof Map ? new Map() : value instanceof Set ? new Set() : {};
  seen.set(value, copy);
  if (value instanceof Map) for (const [k, v] of value) copy.set(clone(k, seen), clone(v, seen));
  else if (value instanceof Set) for (const each of value) copy.add(clone(each, seen));
  else for (const key of Object.keys(value)) copy[key] = clone(value[key], seen);
  return copy;
};

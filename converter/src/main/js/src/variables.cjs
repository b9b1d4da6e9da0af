// Notices what a script does with the values of environment variables: strings have no traps, so
// stand-ins are told by what they hold.
'use strict';
const { isOwn } = require('./places.cjs');

/** A shorter text may be part of a stand-in by chance. */
const TELLING = 4;

module.exports = function variables(host) {
  const given = new Set();
  // What follows calls built-in functions itself, which tell of it here.
  let busy = false;
  function alone(work) {
    if (busy || given.size === 0) return;
    busy = true;
    try {
      work();
    } finally {
      busy = false;
    }
  }

  /** The stand-in that a value holds or is a part of, and what stands around it. */
  function originOf(value) {
    if (typeof value !== 'string' || value.length < TELLING) return null;
    const lower = value.toLowerCase();
    for (const standIn of given) {
      const at = lower.indexOf(standIn);
      if (at >= 0) return { standIn, before: value.slice(0, at), after: value.slice(at + standIn.length) };
      if (standIn.includes(lower)) return { standIn, before: '', after: '' };
    }
    return null;
  }

  /** What the variable would have to be for the text around it and it to make `wanted`. */
  function inside(origin, wanted) {
    const { before, after } = origin;
    const fits = wanted.startsWith(before) && wanted.endsWith(after) && wanted.length >= before.length + after.length;
    return fits ? [wanted.slice(before.length, wanted.length - after.length)] : [];
  }

  function compared(value, wanted) {
    const origin = originOf(value);
    if (origin) {
      host.compared(origin.standIn, wanted.filter((each) => typeof each === 'string').flatMap((each) => inside(origin, each)));
    } else if (Number.isNaN(value)) {
      // Most likely a stand-in that was read as a number.
      const numbers = wanted.filter((each) => typeof each === 'number').map(String);
      if (numbers.length > 0) for (const standIn of given) host.compared(standIn, numbers);
    }
  }

  function computed(value) {
    const origin = originOf(value);
    if (origin) host.computed(origin.standIn);
  }

  return {
    /** Called with each value of a variable that a script is given. */
    give(value) {
      if (value.length >= TELLING) given.add(value.toLowerCase());
    },
    /** Whether no script has been given any: then there is nothing to notice. */
    none: () => given.size === 0,
    /** Where the value is tested, or compared with each of `wanted`. */
    compared: (value, wanted) => alone(() => compared(value, wanted)),
    /** Where the value decides in a way that cannot be tried out. */
    computed: (value) => alone(() => computed(value)),
    /** As the two above, where a built-in function does so: if the project's own code called it. */
    comparedByCaller: (value, wanted) => alone(() => originOf(value) && isOwn(4) && compared(value, wanted)),
    computedByCaller: (value) => alone(() => originOf(value) && isOwn(4) && computed(value)),
    reset: () => given.clear(),
  };
};

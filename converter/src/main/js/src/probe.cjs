// What instrumented scripts call with the values that they test, compare and hand on.
'use strict';

/** active(): the recorder while a migration runs under watch, or null. */
module.exports = function probe(active, variables) {
  const isArray = Array.isArray;
  let switched;
  const watched = (value) => (active() ? active().probe(value) : value);

  /** A value whose truth, presence or type decides. */
  function tested(value) {
    variables.compared(value, []);
    return watched(value);
  }

  function pair(one, other) {
    watched(one);
    watched(other);
    variables.compared(one, [other]);
    variables.compared(other, [one]);
  }

  return Object.assign(tested, {
    watched,
    eq: (one, other) => (pair(one, other), one === other),
    ne: (one, other) => (pair(one, other), one !== other),
    like: (one, other) => (pair(one, other), one == other),
    unlike: (one, other) => (pair(one, other), one != other),
    switched: (value) => (switched = tested(value)),
    option(value) {
      pair(switched, value);
      return value;
    },
    /** What an operator gives whose operand was tested before. */
    last: (_, value) => value,
    /** The key by which a property is looked up. */
    key(value) {
      variables.computed(value);
      return value;
    },
    /** For what is handed to code that is not watched. */
    given(value) {
      if (active() && isArray(value)) value.forEach(watched);
      return watched(value);
    },
  });
};

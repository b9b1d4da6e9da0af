// What works on a script's syntax: five tools, one parser, which takes longer to load than to use;
// and what scripts count with that one of them rewrites.
'use strict';

module.exports = {
  branches: require('./branches/marker.cjs'),
  counters: require('./branches/counters.cjs'),
  hints: require('./hints.cjs'),
  instrument: require('./instrument.cjs'),
  stateless: require('./stateless.cjs'),
  syntax: require('./syntax.cjs'),
};

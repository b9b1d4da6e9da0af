// What works on a script's syntax: four tools, one parser, which takes longer to load than to use.
'use strict';

module.exports = {
  hints: require('./hints.cjs'),
  instrument: require('./instrument.cjs'),
  stateless: require('./stateless.cjs'),
  syntax: require('./syntax.cjs'),
};

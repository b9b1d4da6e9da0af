// What works on a script's syntax: three tools, one parser, which takes longer to load than to use.
'use strict';

module.exports = {
  instrument: require('./instrument.cjs'),
  stateless: require('./stateless.cjs'),
  syntax: require('./syntax.cjs'),
};

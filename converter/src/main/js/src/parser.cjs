// What works on a script's syntax: two tools, one parser, which takes longer to load than to use.
'use strict';

module.exports = { instrument: require('./instrument.cjs'), syntax: require('./syntax.cjs') };

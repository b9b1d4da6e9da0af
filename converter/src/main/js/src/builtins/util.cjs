// Node's util: the npm package "util" plus what it lacks.
'use strict';
const util = require('../../node_modules/util/util.js');

module.exports = {
  ...util,
  TextDecoder: globalThis.TextDecoder,
  TextEncoder: globalThis.TextEncoder,
  isDeepStrictEqual(a, b) {
    try {
      require('./assert.cjs').deepStrictEqual(a, b);
      return true;
    } catch (e) {
      if (e.code === 'ERR_ASSERTION') return false;
      throw e;
    }
  },
  stripVTControlCharacters: (text) => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, ''),
};

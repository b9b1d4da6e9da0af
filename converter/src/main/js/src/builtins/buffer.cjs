// Node's buffer: the npm package "buffer" plus what it lacks; limits are those of Node 20.
'use strict';
const buffer = require('buffer');

module.exports = {
  ...buffer,
  constants: { MAX_LENGTH: 4294967296, MAX_STRING_LENGTH: 536870888 },
  kMaxLength: 4294967296,
  kStringMaxLength: 536870888,
  atob: (text) => globalThis.atob(text),
  btoa: (text) => globalThis.btoa(text),
};

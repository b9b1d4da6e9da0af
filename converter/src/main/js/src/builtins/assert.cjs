// Node's assert, from the npm package of that name.
'use strict';
module.exports = require('../../node_modules/assert/build/assert.js');

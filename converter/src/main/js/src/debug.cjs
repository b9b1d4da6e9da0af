// Stands in for the npm package "debug", which wants a terminal: nothing is ever enabled.
'use strict';
function silent() {
  const log = () => {};
  log.enabled = false;
  return log;
}
silent.default = silent;
silent.enable = () => {};
silent.enabled = () => false;
module.exports = silent;

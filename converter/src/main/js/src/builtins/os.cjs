// Node's os. What differs from machine to machine is asked of the host.
'use strict';
module.exports = function os(machine) {
  return {
    EOL: '\n',
    arch: () => machine('arch'),
    cpus: () => [],
    homedir: () => machine('homedir'),
    hostname: () => machine('hostname'),
    platform: () => machine('platform'),
    release: () => machine('release'),
    tmpdir: () => machine('tmpdir'),
    type: () => machine('type'),
    userInfo: () => ({ username: machine('username'), homedir: machine('homedir') }),
  };
};

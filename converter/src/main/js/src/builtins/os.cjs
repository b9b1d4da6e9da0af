// Node's os, telling nothing about the machine.
'use strict';
module.exports = {
  EOL: '\n',
  arch: () => 'x64',
  cpus: () => [],
  homedir: () => '/home/project',
  hostname: () => 'localhost',
  platform: () => 'linux',
  release: () => '',
  tmpdir: () => '/tmp',
  type: () => 'Linux',
  userInfo: () => ({ username: 'project', homedir: '/home/project' }),
};

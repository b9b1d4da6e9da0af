// What bundled packages expect to find while they load; required before any of them.
'use strict';
globalThis.global = globalThis;
globalThis.Buffer = require('buffer').Buffer;
globalThis.process = { env: {}, nextTick: (callback, ...args) => void Promise.resolve().then(() => callback(...args)) };
globalThis.__unimig_knex_process = { ...globalThis.process, argv: [], browser: false, cwd: () => '/', platform: 'linux', stdout: { isTTY: false } };
globalThis.__unimig_knex_random = Math.random;

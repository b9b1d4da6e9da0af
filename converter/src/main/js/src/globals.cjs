// What bundled packages expect to find while they load; required before any of them.
'use strict';
globalThis.global = globalThis;
globalThis.Buffer = require('buffer').Buffer;
globalThis.process = { env: {}, nextTick: (callback, ...args) => void Promise.resolve().then(() => callback(...args)) };

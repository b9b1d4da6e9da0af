// Puts values that differ from run to run under the host's control, and notes that they were used.
'use strict';

/** Replaces Date and Math.random; returns nothing. */
module.exports = function volatile(host) {
  const RealDate = globalThis.Date;
  globalThis.Date = new Proxy(RealDate, {
    construct(target, args, newTarget) {
      const real = newTarget === globalThis.Date ? target : newTarget;
      host.used('date');
      return args.length > 0 ? Reflect.construct(target, args, real) : Reflect.construct(target, [host.now()], real);
    },
    apply: () => new RealDate(host.now()).toString(),
    get(target, key) {
      return key === 'now' ? () => host.now() : target[key];
    },
  });
  RealDate.prototype.constructor = globalThis.Date;
  globalThis.Math.random = () => host.random();
};

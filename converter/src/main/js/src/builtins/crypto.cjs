// Node's crypto, as far as migrations use it; the host computes digests and draws random bytes.
'use strict';
const { Buffer } = require('buffer');

module.exports = function crypto(host) {
  const toBuffer = (data, encoding) =>
    typeof data === 'string' ? Buffer.from(data, encoding) : Buffer.from(data);

  class Digest {
    constructor(compute) {
      this.compute = compute;
      this.parts = [];
    }
    update(data, encoding) {
      this.parts.push(toBuffer(data, encoding));
      return this;
    }
    digest(encoding) {
      const all = Buffer.concat(this.parts).toString('base64');
      const out = Buffer.from(this.compute(all), 'base64');
      return encoding ? out.toString(encoding) : out;
    }
  }

  const randomBytes = (size, callback) => {
    const bytes = Buffer.from(host.randomBytes(size), 'base64');
    if (!callback) return bytes;
    globalThis.setTimeout(() => callback(null, bytes), 0);
    return undefined;
  };
  const randomFillSync = (target) => {
    const view = new Uint8Array(target.buffer || target, target.byteOffset || 0, target.byteLength);
    view.set(randomBytes(view.length));
    return target;
  };
  const randomUUID = () => {
    const b = randomBytes(16);
    b[6] = (b[6] & 0x0f) | 0x40;
    b[8] = (b[8] & 0x3f) | 0x80;
    return b.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  const webcrypto = { getRandomValues: randomFillSync, randomUUID };
  return {
    createHash: (algorithm) => new Digest((data) => host.hash(algorithm, data)),
    createHmac: (algorithm, key) =>
      new Digest((data) => host.hmac(algorithm, toBuffer(key).toString('base64'), data)),
    getRandomValues: randomFillSync,
    pseudoRandomBytes: randomBytes,
    randomBytes,
    randomFillSync,
    randomInt(min, max) {
      const [low, high] = max === undefined ? [0, min] : [min, max];
      return low + (randomBytes(6).readUIntBE(0, 6) % (high - low));
    },
    randomUUID,
    timingSafeEqual: (a, b) => Buffer.compare(toBuffer(a), toBuffer(b)) === 0,
    webcrypto,
  };
};

// WHATWG URL for the forms that connection settings and file names take, and Node's url module.
'use strict';
const legacy = require('../../node_modules/url/url.js');

class URLSearchParams {
  constructor(init = '') {
    const text = typeof init === 'string' ? init.replace(/^\?/, '') : '';
    const decode = (part) => decodeURIComponent(part.replace(/\+/g, ' '));
    this.pairs = text
      ? text.split('&').map((pair) => {
          const at = pair.indexOf('=');
          return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
        })
      : Object.entries(typeof init === 'object' && init ? init : {}).map(([k, v]) => [k, String(v)]);
  }
  get(name) {
    const found = this.pairs.find(([key]) => key === name);
    return found ? found[1] : null;
  }
  getAll(name) {
    return this.pairs.filter(([key]) => key === name).map(([, value]) => value);
  }
  has(name) {
    return this.pairs.some(([key]) => key === name);
  }
  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }
  append(name, value) {
    this.pairs.push([name, String(value)]);
  }
  delete(name) {
    this.pairs = this.pairs.filter(([key]) => key !== name);
  }
  forEach(visit) {
    for (const [key, value] of this.pairs) visit(value, key, this);
  }
  entries() {
    return this.pairs[Symbol.iterator]();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  toString() {
    return this.pairs.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join('&');
  }
}

const SHAPE = /^([a-z][a-z0-9+.-]*:)(\/\/(?:([^/?#@:]*)(?::([^/?#@]*))?@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?)?([^?#]*)(\?[^#]*)?(#.*)?$/i;

class URL {
  constructor(text, base) {
    const match = SHAPE.exec(String(text));
    if (!match) {
      if (base === undefined) {
        throw Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' });
      }
      return new URL(legacy.resolve(String(base), String(text)));
    }
    const [, protocol, authority, username = '', password = '', hostname = '', port = ''] = match;
    this.protocol = protocol.toLowerCase();
    Object.assign(this, { username, password, hostname, port });
    this.slashes = authority !== undefined;
    this.pathname = match[7] || (this.slashes && /^(https?|ws|file):$/.test(this.protocol) ? '/' : '');
    this.search = match[8] === '?' ? '' : match[8] || '';
    this.hash = match[9] === '#' ? '' : match[9] || '';
    this.searchParams = new URLSearchParams(this.search);
  }
  get host() {
    return this.port ? `${this.hostname}:${this.port}` : this.hostname;
  }
  get origin() {
    return /^(https?|wss?):$/.test(this.protocol) ? `${this.protocol}//${this.host}` : 'null';
  }
  get href() {
    const secret = this.password ? `:${this.password}` : '';
    const user = this.username || secret ? `${this.username}${secret}@` : '';
    return `${this.protocol}${this.slashes ? `//${user}${this.host}` : ''}${this.pathname}${this.search}${this.hash}`;
  }
  toString() {
    return this.href;
  }
  toJSON() {
    return this.href;
  }
}

module.exports = {
  ...legacy,
  URL,
  URLSearchParams,
  fileURLToPath: (url) => decodeURIComponent(typeof url === 'string' ? new URL(url).pathname : url.pathname),
  pathToFileURL: (path) => new URL(`file://${encodeURI(path)}`),
};

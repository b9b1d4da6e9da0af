// Node's fs, reading only, inside the project only; the host decides what is inside.
'use strict';
const { Buffer } = require('buffer');
const { resolve: absolute } = require('path-browserify');

module.exports = function fs(host, refuse) {
  const plain = (given) => {
    const text = given && typeof given === 'object' && given.href ? decodeURIComponent(given.pathname) : String(given);
    const path = absolute(host.workingDirectory(), text);
    if (host.kind(path) === 'outside') refuse('OUTSIDE_PROJECT', `"${text}" lies outside the project`);
    return path;
  };
  const missing = (call, path) =>
    Object.assign(new Error(`ENOENT: no such file or directory, ${call} '${path}'`), {
      code: 'ENOENT',
      errno: -2,
      syscall: call,
      path,
    });
  const encodingOf = (options) => (typeof options === 'string' ? options : options?.encoding);

  function readFileSync(file, options) {
    const path = plain(file);
    const base64 = host.readFile(path);
    if (base64 === null) throw missing('open', path);
    const bytes = Buffer.from(base64, 'base64');
    const encoding = encodingOf(options);
    return encoding ? bytes.toString(encoding) : bytes;
  }
  function statSync(file, options) {
    const path = plain(file);
    const kind = host.kind(path);
    if (kind === null) {
      if (options && options.throwIfNoEntry === false) return undefined;
      throw missing('stat', path);
    }
    return {
      isFile: () => kind === 'file',
      isDirectory: () => kind === 'directory',
      isSymbolicLink: () => false,
      size: kind === 'file' ? Buffer.from(host.readFile(path), 'base64').length : 0,
    };
  }
  function readdirSync(directory, options) {
    const path = plain(directory);
    const names = host.list(path);
    if (names === null) throw missing('scandir', path);
    if (!options?.withFileTypes) return [...names];
    return [...names].map((name) => ({
      name,
      parentPath: path,
      path,
      isFile: () => host.kind(`${path}/${name}`) === 'file',
      isDirectory: () => host.kind(`${path}/${name}`) === 'directory',
      isSymbolicLink: () => false,
    }));
  }
  function accessSync(file) {
    if (host.kind(plain(file)) === null) throw missing('access', plain(file));
  }

  const reading = { accessSync, readFileSync, readdirSync, statSync, lstatSync: statSync };
  reading.realpathSync = (file) => plain(file);
  reading.existsSync = (file) => host.kind(plain(file)) !== null;
  const promises = {};
  const api = { ...reading, constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 }, promises };
  for (const name of ['access', 'readFile', 'readdir', 'stat', 'lstat', 'realpath']) {
    const call = reading[`${name}Sync`];
    promises[name] = async (...args) => call(...args);
    api[name] = (...args) => {
      const callback = args.pop();
      promises[name](...args).then(
        (value) => callback(null, value),
        (error) => callback(error),
      );
    };
  }
  const WRITING = ['appendFile', 'chmod', 'copyFile', 'mkdir', 'mkdtemp', 'rename', 'rm', 'rmdir', 'unlink', 'writeFile'];
  for (const name of WRITING) {
    const refused = () => refuse('BUILTIN_REFUSED', `fs.${name} would write to the file system`);
    api[`${name}Sync`] = refused;
    api[name] = refused;
    promises[name] = async () => refused();
  }
  for (const name of ['createReadStream', 'createWriteStream', 'open', 'openSync', 'watch']) {
    api[name] = () => refuse('BUILTIN_REFUSED', `fs.${name} is not available to migrations`);
  }
  return api;
};

// Where TypeScript's compiler finds what Node alone does not: extensions left out, .js that means
// .ts, and the aliases of tsconfig.json.
'use strict';
const fs = require('fs');
const path = require('path');

const EXTENSIONS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.json', '/index.ts', '/index.js'];
const DEEPEST = 8;

const inPackages = (file) => /[\\/]node_modules[\\/]/.test(file);

function json(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    const bare = text.replace(/("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, kept) => kept || '');
    return JSON.parse(bare.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, (_, kept) => kept || ''));
  } catch {
    return null;
  }
}

function above(file, name) {
  for (let at = path.dirname(file); ; at = path.dirname(at)) {
    const found = path.join(at, name);
    if (fs.existsSync(found)) return found;
    if (at === path.dirname(at)) return null;
  }
}

/** As Node and Knex tell ES modules from CommonJS. */
function isModule(file) {
  if (/\.m[jt]s$/.test(file)) return true;
  if (/\.c[jt]s$/.test(file)) return false;
  const found = above(file, 'package.json');
  return Boolean(found && (json(found) || {}).type === 'module');
}

function aliased(config, request, depth) {
  const read = depth > DEEPEST ? null : json(config);
  if (!read) return [];
  const { baseUrl, paths = {} } = read.compilerOptions || {};
  const base = path.resolve(path.dirname(config), baseUrl || '.');
  const found = [];
  for (const [pattern, targets] of Object.entries(paths)) {
    const [before, after] = pattern.split('*');
    const fits = after === undefined ? request === pattern : request.startsWith(before) && request.endsWith(after) && request.length >= before.length + after.length;
    if (!fits) continue;
    const star = after === undefined ? '' : request.slice(before.length, request.length - after.length);
    for (const target of targets) found.push(path.resolve(base, target.replace('*', star)));
  }
  if (baseUrl) found.push(path.resolve(base, request));
  const parents = [].concat(read.extends || []).filter((each) => each.startsWith('.'));
  for (const parent of parents) {
    const file = path.resolve(path.dirname(config), parent);
    found.push(...aliased(file.endsWith('.json') ? file : `${file}.json`, request, depth + 1));
  }
  return found;
}

/** Files that there are, in order of preference. */
function candidates(request, from) {
  const config = above(from, 'tsconfig.json');
  const places = /^\.{0,2}\//.test(request) ? [path.resolve(path.dirname(from), request)] : config ? aliased(config, request, 0) : [];
  return places
    .flatMap((place) => [...EXTENSIONS.map((extension) => place + extension), place.replace(/\.([cm]?)js$/, '.$1ts')])
    .filter((file) => fs.existsSync(file) && fs.statSync(file).isFile());
}

module.exports = { candidates, inPackages, isModule };

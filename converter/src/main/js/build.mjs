// Bundles what legacy migrations run on into OUT: one script for each Knex line, the runtime with its
// Node built-ins, TypeScript erasure and the instrumenter; and lists the packages with their licences.
// usage: node build.mjs OUT
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const HERE = path.dirname(new URL(import.meta.url).pathname);
const OUT = path.resolve(process.argv[2]);
const LINES = ['0.21', '0.95', '1', '2', '3'];
// Everything that Node has built in stays a require: the runtime answers it.
const BUILTINS = [
  'assert', 'buffer', 'child_process', 'cluster', 'crypto', 'dns', 'events', 'fs', 'fs/promises', 'http', 'https',
  'module', 'net', 'os', 'path', 'perf_hooks', 'process', 'querystring', 'readline', 'stream', 'stream/promises',
  'string_decoder', 'timers', 'timers/promises', 'tls', 'tty', 'url', 'util', 'v8', 'vm', 'worker_threads', 'zlib',
];
const OTHER_DIALECTS = [
  'oracledb', 'tedious', 'mysql', 'mysql2', 'mssql', 'mssql/lib/base', 'sqlite3', '@vscode/sqlite3',
  'better-sqlite3', 'pg-native', 'pg-query-stream',
];

const options = {
  absWorkingDir: HERE,
  bundle: true,
  charset: 'utf8',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  minify: true,
  keepNames: true,
  platform: 'neutral',
  mainFields: ['main'],
  target: 'es2022',
};

// Knex picks a dialect with a require whose path is computed; bundling it would take all of them in.
const onlyPostgres = {
  name: 'only-postgres',
  setup(build) {
    build.onLoad({ filter: /[\\/]knex-[^\\/]+[\\/]lib[\\/].*\.js$/ }, async ({ path: file }) => {
      const text = await fs.promises.readFile(file, 'utf8');
      return { contents: text.replace(/require\(`[^`]*\$\{[^`]*`\)/g, 'undefined'), loader: 'js' };
    });
  },
};

// Outside browsers readable-stream builds on Node's own streams, which it stands for here.
const ownStream = {
  name: 'own-stream',
  setup(build) {
    build.onResolve({ filter: /\/internal\/streams\/stream$|^\.\/stream$/ }, ({ importer }) =>
      importer.includes('readable-stream') ? { path: path.join(HERE, 'node_modules/readable-stream/lib/internal/streams/stream-browser.js') } : undefined,
    );
  },
};

function knexMake(line) {
  const found = ['knex-builder/make-knex.js', 'util/make-knex.js']
    .map((f) => path.join(HERE, 'node_modules', `knex-${line}`, 'lib', f))
    .find((f) => fs.existsSync(f));
  if (!found) throw new Error(`knex-${line} has no make-knex`);
  return found;
}

const results = [];
for (const line of LINES) {
  results.push(
    await build({
      ...options,
      entryPoints: ['src/knex.cjs'],
      outfile: path.join(OUT, `knex-${line}.js`),
      alias: {
        'knex-line': `./node_modules/knex-${line}`,
        'knex-make': knexMake(line),
        debug: './src/debug.cjs',
      },
      // Knex names its statements by chance and colours by environment: that is no doing of a script.
      define: { process: '__unimig_knex_process', 'Math.random': '__unimig_knex_random' },
      external: [...BUILTINS, ...OTHER_DIALECTS, 'pg'],
      plugins: [onlyPostgres],
    }),
  );
}
for (const entry of ['sucrase', 'parser']) {
  results.push(
    await build({
      ...options,
      entryPoints: [`src/${entry}.cjs`],
      outfile: path.join(OUT, `${entry}.js`),
      external: BUILTINS,
    }),
  );
}
results.push(
  await build({
    ...options,
    entryPoints: ['src/runtime.cjs'],
    outfile: path.join(OUT, 'runtime.js'),
    // The shims for Node's built-ins require each other by Node's names.
    alias: {
      assert: './src/builtins/assert.cjs',
      buffer: './node_modules/buffer',
      events: './node_modules/events',
      stream: './node_modules/readable-stream/readable-browser.js',
      string_decoder: './node_modules/string_decoder',
      util: './src/builtins/util.cjs',
    },
    define: { 'process.env.NODE_DEBUG': '""', 'process.env.READABLE_STREAM': '""' },
    external: ['pg-native'],
    plugins: [ownStream],
  }),
);
for (const name of ['lodash', 'nanoid', 'uuid']) {
  results.push(
    await build({
      ...options,
      stdin: { contents: `module.exports = require(${JSON.stringify(name)});`, resolveDir: HERE },
      conditions: ['node', 'require'],
      mainFields: ['main'],
      outfile: path.join(OUT, `package-${name}.js`),
      external: BUILTINS,
    }),
  );
}

/** Each bundled package once: name, version, licence. */
function packages() {
  const found = new Map();
  for (const { metafile } of results) {
    for (const input of Object.keys(metafile.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replace(/\\/g, '/'));
      if (!match) continue;
      const json = JSON.parse(fs.readFileSync(path.join(HERE, match[1], 'package.json'), 'utf8'));
      found.set(`${json.name} ${json.version}`, json.license || 'see its package');
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

fs.mkdirSync(path.join(OUT, 'META-INF'), { recursive: true });
fs.writeFileSync(
  path.join(OUT, 'META-INF', 'THIRD-PARTY-NPM.txt'),
  'Parts from the npm registry that are bundled into this jar:\n\n' +
    packages().map(([name, licence]) => `${name} (${licence})\n`).join(''),
);

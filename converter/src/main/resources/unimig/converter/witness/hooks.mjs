// For ES modules: TypeScript, and files found as its compiler finds them.
import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import resolving from './resolve.cjs';
import sucrase from './sucrase.js';

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    const from = context.parentURL;
    const known = ['ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT'].includes(error.code);
    if (!known || !from || !from.startsWith('file:') || resolving.inPackages(fileURLToPath(from))) throw error;
    const [found] = resolving.candidates(specifier, fileURLToPath(from));
    if (!found) throw error;
    return next(pathToFileURL(found).href, context);
  }
}

export async function load(url, context, next) {
  const file = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!/\.[cm]?tsx?$/.test(file) || resolving.inPackages(file)) return next(url, context);
  // CommonJS comes back to the thread's own loader, which erases types too.
  if (!resolving.isModule(file)) return { format: 'commonjs', source: null, shortCircuit: true };
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return { format: 'module', source: sucrase.eraseTypes(text, file), shortCircuit: true };
}

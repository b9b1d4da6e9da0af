// Erases TypeScript and turns ES modules into CommonJS; keeps every line where it was.
'use strict';
const { transform } = require('sucrase');
const { parse } = require('sucrase/dist/parser');
const { IdentifierRole: Role } = require('sucrase/dist/parser/tokenizer');

// "import.meta" is no expression in CommonJS; the module wrapper passes the object under this name.
const META = '__import_meta';

// Node passes these to CommonJS alone; many an ES module declares them itself.
const OF_COMMON_JS = ['__dirname', '__filename', 'exports', 'module', 'require'];

const DECLARED = [Role.TopLevelDeclaration, Role.ObjectShorthandTopLevelDeclaration];
const USED = [Role.Access, Role.TopLevelDeclaration, Role.FunctionScopedDeclaration, Role.BlockScopedDeclaration];
const SHORTHAND = [
  Role.ObjectShorthand,
  Role.ObjectShorthandTopLevelDeclaration,
  Role.ObjectShorthandFunctionScopedDeclaration,
  Role.ObjectShorthandBlockScopedDeclaration,
];

/** What ES modules may say and CommonJS may not, in words of CommonJS; texts stay as they are. */
function rewritten(text, typescript, jsx) {
  if (!/\bimport\.meta\b/.test(text) && !OF_COMMON_JS.some((name) => text.includes(name))) return text;
  const { tokens } = parse(text, jsx, typescript, false);
  const words = tokens.map((token) => text.slice(token.start, token.end));
  const isModule = words.some((word, i) => /^(import|export)$/.test(word) && words[i + 1] !== '(' && words[i - 1] !== '.');
  // What it exports under such a name keeps it: importers ask for that.
  const exported = (at) => /^(const|let|var|class|function|async|\*)$/.test(words[at - 1]) ? exported(at - 1) : words[at - 1] === 'export';
  const own = isModule
    ? OF_COMMON_JS.filter((name) => tokens.some((token, i) => words[i] === name && DECLARED.includes(token.identifierRole) && !exported(i)))
    : [];

  /** What stands for a token, or null. */
  function instead(token, i) {
    if (words[i] === 'meta' && words[i - 1] === '.' && words[i - 2] === 'import') return { from: tokens[i - 2].start, by: META };
    if (!own.includes(words[i]) || token.isType) return null;
    const name = `own_${words[i]}`;
    if (USED.includes(token.identifierRole)) return { from: token.start, by: name };
    if (SHORTHAND.includes(token.identifierRole)) return { from: token.start, by: `${words[i]}: ${name}` };
    if (token.identifierRole !== Role.ExportAccess) return null;
    return { from: token.start, by: words[i + 1] === 'as' ? name : `${name} as ${words[i]}` };
  }

  let result = '';
  let end = 0;
  tokens.forEach((token, i) => {
    const found = instead(token, i);
    if (!found) return;
    result += text.slice(end, found.from) + found.by;
    end = token.end;
  });
  return result + text.slice(end);
}

function erase(source, path) {
  const transforms = ['imports'];
  const typescript = /\.([cm]?ts|tsx)$/.test(path);
  if (typescript) transforms.push('typescript');
  // Elsewhere "<T>" is a type.
  const jsx = path.endsWith('x');
  if (jsx) transforms.push('jsx');
  try {
    return transform(rewritten(source, typescript, jsx), {
      transforms,
      filePath: path,
      production: true,
      disableESTransforms: true,
      preserveDynamicImport: false,
    }).code;
  } catch (error) {
    // Whoever reads it is told of the place beside it.
    error.message = error.message.replace(`Error transforming ${path}: `, '');
    throw error;
  }
}

/** Erases types alone: what Node itself loads stays an ES module. */
function eraseTypes(source, path) {
  const transforms = path.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'];
  return transform(source, { transforms, filePath: path, production: true, disableESTransforms: true }).code;
}

module.exports = { erase, eraseTypes };

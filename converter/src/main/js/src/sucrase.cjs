// Erases TypeScript and turns ES modules into CommonJS; keeps every line where it was.
'use strict';
const { transform } = require('sucrase');

// "import.meta" is no expression in CommonJS; the module wrapper passes the object under this name.
const META = '__import_meta';

// Node passes these to CommonJS alone; many an ES module declares them itself.
const OF_COMMON_JS = ['__dirname', '__filename', 'exports', 'module', 'require'];

/** Renames what an ES module declares and the module wrapper has parameters for. */
function withOwnNames(text) {
  if (!/^\s*(import|export)\b/m.test(text)) return text;
  return OF_COMMON_JS.reduce((renamed, name) => {
    const declared = new RegExp(`(^|[;}\\n])\\s*(export\\s+)?(const|let|var|class|(async\\s+)?function)\\s+${name}\\b`);
    if (!declared.test(renamed)) return renamed;
    return renamed.replace(new RegExp(`(?<![.\\w$'"\`])${name}(?![\\w$'"\`:])`, 'g'), `own_${name}`);
  }, text);
}

module.exports = function erase(source, path) {
  const transforms = ['imports'];
  if (/\.([cm]?ts|tsx)$/.test(path)) transforms.push('typescript');
  // Elsewhere "<T>" is a type.
  if (path.endsWith('x')) transforms.push('jsx');
  const text = withOwnNames(source.replace(/\bimport\.meta\b/g, META));
  return transform(text, {
    transforms,
    filePath: path,
    production: true,
    disableESTransforms: true,
    preserveDynamicImport: false,
  }).code;
};

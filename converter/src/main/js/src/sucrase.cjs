// Erases TypeScript and turns ES modules into CommonJS; keeps every line where it was.
'use strict';
const { transform } = require('sucrase');

// "import.meta" is no expression in CommonJS; the module wrapper passes the object under this name.
const META = '__import_meta';

module.exports = function erase(source, path) {
  const transforms = ['imports'];
  if (/\.([cm]?ts|tsx)$/.test(path)) transforms.push('typescript');
  // Elsewhere "<T>" is a type.
  if (path.endsWith('x')) transforms.push('jsx');
  const text = source.replace(/\bimport\.meta\b/g, META);
  return transform(text, {
    transforms,
    filePath: path,
    production: true,
    disableESTransforms: true,
    preserveDynamicImport: false,
  }).code;
};

// Texts of SQL, taken apart as far as that can be done without a parser.
'use strict';

/** Without comments and what literals say; null if there may be more than one statement. */
function plain(sql) {
  const bare = sql
    .replace(/--.*/g, ' ')
    .replace(/\/\*[^]*?\*\//g, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/"(?:[^"]|"")*"/g, '"x"')
    .trim()
    .replace(/;$/, '');
  return /;|\$\w*\$/.test(bare) ? null : bare;
}

/** The text outside of all parentheses, these left empty. */
function outside(sql) {
  let text = '';
  let depth = 0;
  for (const each of sql) {
    if (each === ')') depth--;
    if (depth === 0) text += each;
    if (each === '(') depth++;
  }
  return text;
}

/** What is selected, up to the `from` of the query itself. */
function selected(sql) {
  let depth = 0;
  for (let at = 0; at < sql.length; at++) {
    if (sql[at] === '(') depth++;
    else if (sql[at] === ')') depth--;
    else if (depth === 0 && /^\sfrom\s/i.test(sql.slice(at, at + 6))) return sql.slice(6, at);
  }
  return sql.slice(6);
}

/** Whether every parenthesis of a text is closed within it. */
function inside(sql) {
  let depth = 0;
  for (const each of sql) {
    if (each === '(') depth++;
    if (each === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

module.exports = { inside, outside, plain, selected };

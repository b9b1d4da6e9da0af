// Changes of a script's text.
'use strict';
const [CLOSE, REPLACE, OPEN] = [0, 1, 2];

/** Changes of a text, gathered outside in and made all at once. */
class Edits {
  constructor(source) {
    this.source = source;
    this.all = [];
  }

  wrap(node, before, after = ')') {
    this.all.push({ at: node.start, to: node.start, kind: OPEN, text: before });
    this.all.push({ at: node.end, to: node.end, kind: CLOSE, text: after, from: node.start });
  }

  insert(at, text) {
    this.all.push({ at, to: at, kind: REPLACE, text });
  }

  /** Lines stay lines. */
  replace(at, to, text) {
    this.all.push({ at, to, kind: REPLACE, text: text + this.source.slice(at, to).replace(/[^\n]/g, '') });
  }

  applied() {
    this.all.forEach((edit, i) => (edit.number = i));
    // Of two that wrap the same, the later is the inner one.
    const inner = (a, b) => b.from - a.from || b.number - a.number;
    this.all.sort((a, b) => a.at - b.at || a.kind - b.kind || (a.kind === CLOSE ? inner(a, b) : a.number - b.number));
    let out = '';
    let from = 0;
    for (const edit of this.all) {
      out += this.source.slice(from, edit.at) + edit.text;
      from = edit.to;
    }
    return out + this.source.slice(from);
  }
}

module.exports = Edits;

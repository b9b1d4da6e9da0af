// A script, the ways through it that are counted, and what is added to its text for that.
'use strict';
const Edits = require('../edits.cjs');
const { OPEN, CLOSE } = require('./counters.cjs').MARKS;

class Ways {
  /** `original`: the text of the file, which has the same lines. */
  constructor(source, original, counter) {
    this.source = source;
    this.original = original.split('\n');
    this.counter = counter;
    this.edits = new Edits(source);
    this.points = [];
    /** Function → the number of its way. */
    this.functions = new Map();
    /** Name → where it is used. */
    this.uses = new Map();
    /** Function, by number → the ways above it; null while that is looked for. */
    this.entrances = new Map();
    /** Node → where it stands: { function, within }. */
    this.places = new Map();
    this.starts = [0];
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Line and column, which count from 1. */
  place(offset) {
    let line = this.starts.length;
    while (this.starts[line - 1] > offset) line--;
    return { line, column: offset - this.starts[line - 1] + 1 };
  }

  /** Whether `word` stands in that line of the file as well, rather than only in what it became. */
  isWritten(offset, word) {
    return (this.original[this.place(offset).line - 1] || '').includes(word);
  }

  /** The number of a new way. */
  way(kind, offset, at, { decided, unless } = { decided: 'ROWS', unless: [] }) {
    this.points.push({ kind, ...this.place(offset), decided, unless, function: at.function, within: at.within });
    return this.points.length - 1;
  }

  wrap(node, before, after) {
    this.edits.wrap(node, OPEN + before + CLOSE, OPEN + after + CLOSE);
  }

  insert(at, text) {
    this.edits.insert(at, OPEN + text + CLOSE);
  }

  /**
   * The ways, by which no row decides, of which one must be taken before a place is reached: those
   * above it, or above all places where the function around it is used.
   */
  above(at) {
    if (at.within.length > 0 || at.function < 0) return at.within;
    if (!this.entrances.has(at.function)) {
      // A function that calls itself is not entered by that.
      this.entrances.set(at.function, null);
      this.entrances.set(at.function, this.entrance(this.points[at.function]));
    }
    return this.entrances.get(at.function) ?? [];
  }

  entrance(point) {
    const outer = this.above(point);
    const uses = this.uses.get(point.name) ?? [];
    if (outer.length > 0 || uses.length === 0) return outer;
    const ways = uses.filter((use) => this.entrances.get(use.function) !== null).map((use) => this.above(use));
    return ways.some((each) => each.length === 0) ? [] : [...new Set(ways.flat())];
  }

  /** The same of a node that was visited. */
  aboveNode(node) {
    const at = this.places.get(node);
    return at ? this.above(at) : [];
  }
}

module.exports = Ways;

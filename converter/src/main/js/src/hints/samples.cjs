// Texts that take code both ways: those that match a regular expression, dates around a date.
'use strict';

const CLASSES = { d: '7', w: 'a', s: ' ', D: 'x', W: '-', S: 'x', b: '', B: '', n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' };

/** Makes one text that a regular expression matches, or null; `many`: how often what may repeat does. */
class Maker {
  constructor(source, many, choice) {
    Object.assign(this, { source, many, choice, at: 0, groups: [] });
  }

  all() {
    const text = this.alternatives();
    return this.at < this.source.length ? null : text;
  }

  alternatives() {
    const options = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      options.push(this.sequence());
    }
    return options[this.choice % options.length];
  }

  sequence() {
    let text = '';
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at])) text += this.repeated(this.atom());
    return text;
  }

  repeated(atom) {
    const rest = this.source.slice(this.at);
    const [found, sign, least, , most] = /^([*+?]|\{(\d+)(,(\d*))?\})\??/.exec(rest) || [''];
    this.at += found.length;
    if (!found) return atom;
    if (sign === '?') return this.many > 0 ? atom : '';
    const from = sign === '*' ? 0 : sign === '+' ? 1 : Number(least);
    const to = most ? Number(most) : from + 2;
    return atom.repeat(Math.min(from + this.many, Math.max(from, to)));
  }

  atom() {
    const c = this.source[this.at++];
    if (c === '^' || c === '$') return '';
    if (c === '.') return 'x';
    if (c === '(') return this.group();
    if (c === '[') return this.set();
    return c === '\\' ? this.escape() : c;
  }

  group() {
    const [head, negative] = /^\?(?:[:=]|<=|(!|<!)|<\w+>)/.exec(this.source.slice(this.at)) || [''];
    this.at += head.length;
    const text = this.alternatives();
    this.at++;
    if (negative || /^\?<?=/.test(head)) return '';
    if (!head.startsWith('?:')) this.groups.push(text);
    return text;
  }

  set() {
    const negated = this.source[this.at] === '^';
    if (negated) this.at++;
    const items = [];
    while (this.at < this.source.length && (this.source[this.at] !== ']' || items.length === 0)) {
      const c = this.source[this.at++];
      const item = c === '\\' ? this.escape() : c;
      const isRange = this.source[this.at] === '-' && this.source[this.at + 1] !== ']';
      if (isRange) this.at += 2;
      items.push(item);
    }
    this.at++;
    if (!negated) return items[this.choice % items.length] ?? '';
    return ['x', '7', '-', ' '].find((each) => !items.includes(each)) ?? '~';
  }

  escape() {
    const c = this.source[this.at++];
    const [code] = /^(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})/.exec(this.source.slice(this.at - 1)) || [];
    if (code) {
      this.at += code.length - 1;
      return String.fromCodePoint(parseInt(code.replace(/[ux{}]/g, ''), 16));
    }
    if (c === 'k' || /[1-9]/.test(c)) return this.groups[Number(c) - 1] ?? '';
    if (c === 'p' || c === 'P') this.at += (/^\{[^}]*\}/.exec(this.source.slice(this.at)) || [''])[0].length;
    return CLASSES[c] ?? (c === 'p' ? 'a' : c);
  }
}

/** Texts that match, alone and within others, and such as do not; fewer where it is too hard. */
function matching(source, flags) {
  const found = new Set();
  let regexp;
  try {
    regexp = new RegExp(source, flags.replace(/[gy]/g, ''));
  } catch {
    return [];
  }
  for (let choice = 0; choice < 4; choice++) {
    for (const many of [0, 1, 2]) {
      const text = new Maker(source, many, choice).all();
      if (text === null || !regexp.test(text)) continue;
      found.add(text);
      if (many === 1) [`x${text}`, `${text} x`, `x ${text} y ${text}`, text.toUpperCase()].forEach((each) => found.add(each));
    }
  }
  // Almost: without its first and last characters.
  for (const text of [...found].slice(0, 2)) if (text.length > 1) found.add(text.slice(1)).add(text.slice(0, -1));
  return [...found].filter((text) => text.length < 200);
}

const DAY = 24 * 3600 * 1000;

/** The days around a date, if a text is one. */
function datesAround(text) {
  if (!/^\d{4}-\d\d(-\d\d([T ][\d:.]+(Z|[-+]\d\d:?\d\d)?)?)?$/.test(text)) return [];
  const time = Date.parse(text);
  return Number.isNaN(time) ? [] : [-DAY, DAY].map((by) => new Date(time + by).toISOString());
}

/** Dates whose part, such as its year, is a number. */
function datesWith(method, number) {
  const at = {
    FullYear: [number, 5, 15, 12],
    Month: [2024, number, 15, 12],
    Date: [2024, 0, number, 12],
    Day: [2024, 8, 1 + number, 12],
    Hours: [2024, 5, 15, number],
  }[method.replace(/^get(UTC)?/, '')];
  if (!at || number < 0 || number > 9999) return [];
  const date = new Date(Date.UTC(...at));
  return Number.isNaN(date.getTime()) ? [] : [date.toISOString()];
}

/** What stands between separators and is compared with `texts`. */
function joined(separator, texts) {
  const s = separator;
  const plain = ['', 'a', `a${s}b`, `a${s}b${s}c`, `a${s}`, `${s}b`, s, `a${s}${s}b`, ` a ${s} b `];
  return [...plain, ...texts.flatMap((text) => [text, `${text}${s}b`, `a${s}${text}`, `a${s}${text}${s}c`])];
}

module.exports = { datesAround, datesWith, joined, matching };

// Where in the project's own files something happened, read off a stack.
'use strict';

const FRAME = /\((\/[^()]*):(\d+):(\d+)\)|at (\/[^()\s]*):(\d+):(\d+)/;

/** First frame in a file of the project, as "path:line:column"; packages count only if all else fails. */
function placeOf(stack) {
  let fallback = '';
  for (const line of String(stack || '').split('\n')) {
    const match = FRAME.exec(line);
    if (!match) continue;
    const place = match[1] ? match.slice(1, 4).join(':') : match.slice(4, 7).join(':');
    if (!place.includes('/node_modules/')) return original(place);
    if (!fallback) fallback = place;
  }
  return original(fallback);
}

// Erasure and instrumentation move columns; the host knows by how much.
function original(place) {
  return place && globalThis.__unimig_place ? globalThis.__unimig_place(place) : place;
}

/** Whether the frame `depth` calls above the function that asks is in the project's own code. */
function isOwn(depth) {
  const match = frame(depth + 1);
  return match !== null && !match[0].includes('/node_modules/');
}

/** Whether that frame is in the code of a package that the project has installed. */
function isOfPackage(depth) {
  const match = frame(depth + 1);
  return match !== null && match[0].includes('/node_modules/');
}

function frame(depth) {
  const line = String(new Error().stack).split('\n').filter((each) => /^\s+at /.test(each))[depth + 1];
  return FRAME.exec(line || '');
}

const here = () => placeOf(new Error().stack);

module.exports = { here, isOfPackage, isOwn, placeOf };

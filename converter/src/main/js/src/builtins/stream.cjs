// Node's stream: the npm package "readable-stream", which exports Readable, as Node's Stream.
'use strict';
const { EventEmitter } = require('events');
const streams = require('stream');

/** Node's legacy class, that the others are instances of. */
function Stream(options) {
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);
Stream.prototype.pipe = streams.Readable.prototype.pipe;
// So that both are instances of it.
Object.setPrototypeOf(streams.Readable.prototype, Stream.prototype);
Object.setPrototypeOf(streams.Writable.prototype, Stream.prototype);

for (const name of ['Duplex', 'PassThrough', 'Readable', 'Transform', 'Writable', 'finished', 'pipeline']) Stream[name] = streams[name];
Stream.Stream = Stream;
module.exports = Stream;

// Runs migrations through the project's own Knex; the converter speaks to it in lines of JSON.
// Each run has a thread of its own, made ahead of time: what a script leaves in memory ends with it,
// as it does with a run of Knex's command line.
'use strict';
const path = require('path');
const readline = require('readline');

const OLDEST = 20;
// Whatever else is written to standard output is not meant for the converter.
const MARK = 'unimig ';
const say = (message) => process.stdout.write(`${MARK}${JSON.stringify(message)}\n`);

say({ node: process.versions.node });
if (parseInt(process.versions.node, 10) >= OLDEST) serve();

function serve() {
  const { Worker } = require('worker_threads');
  let settings = null;
  let next = null;

  /** A thread that has loaded Knex and waits for what to run. */
  function thread() {
    const worker = new Worker(path.join(__dirname, 'worker.cjs'), { workerData: settings, stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.pipe(process.stderr, { end: false });
    const messages = [];
    let wanted = null;
    const told = (message) => (wanted ? wanted(message) : messages.push(message));
    const failed = (message) => told({ failure: { message, sqlState: '' }, trace: [] });
    worker.on('message', told);
    worker.on('error', (error) => failed(String((error && error.message) || error)));
    worker.on('exit', (code) => failed(code ? `it ends the process with ${code}` : 'its promise can never settle'));
    return {
      message: () => (messages.length ? Promise.resolve(messages.shift()) : new Promise((resolve) => (wanted = resolve))).finally(() => (wanted = null)),
      run: (request) => worker.postMessage(request),
      end: () => worker.terminate(),
    };
  }

  async function answer(request) {
    if (request.open) {
      settings = request.open;
      next = thread();
      next.ready = await next.message();
      return next.ready;
    }
    const current = next;
    if (!current.ready) await current.message();
    current.run(request.run);
    const result = await current.message();
    await current.end();
    next = thread();
    return result;
  }

  let work = Promise.resolve();
  readline
    .createInterface({ input: process.stdin })
    .on('line', (line) => {
      work = work.then(() => answer(JSON.parse(line))).then(say);
    })
    .on('close', () => process.exit(0));
}

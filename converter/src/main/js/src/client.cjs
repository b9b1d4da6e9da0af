// Real Knex on connections of the host: nothing of Knex is replaced but where connections come from.
'use strict';

/**
 * A Knex instance.
 *
 * line: one bundled Knex line; config: the project's own settings; source: acquire() and release(c),
 * and answer(obj, runner) if answers are to be something else than what Knex makes of them.
 */
module.exports = function createKnex(line, config, source) {
  class HostClient extends line.ClientPg {
    initializeDriver() {}

    initializePool() {}

    // A transaction's client is made without the constructor and shares only the settings.
    get source() {
      return this.config.unimigSource;
    }

    async acquireConnection() {
      const connection = await this.source.acquire();
      // Knex does so for each new connection (acquireRawConnection in dialects/postgres/index.js).
      await this.setSchemaSearchPath(connection);
      return connection;
    }

    releaseConnection(connection) {
      this.source.release(connection);
      return Promise.resolve();
    }

    acquireRawConnection() {
      return this.acquireConnection();
    }

    destroyRawConnection(connection) {
      return this.releaseConnection(connection);
    }

    destroy(callback) {
      if (callback) callback();
      return Promise.resolve();
    }

    queryBuilder() {
      return this.placed(super.queryBuilder());
    }

    schemaBuilder() {
      return this.placed(super.schemaBuilder());
    }

    raw(...args) {
      return this.placed(super.raw(...args));
    }

    placed(builder) {
      // Formatted only when the statement is sent: most raws are pieces of others.
      const at = new Error();
      Object.defineProperty(builder, 'unimigPlace', { value: at, enumerable: false, writable: true });
      return builder;
    }

    runner(builder) {
      const runner = super.runner(builder);
      const run = runner.run;
      runner.run = function (...args) {
        return Promise.resolve(run.apply(this, args)).catch((error) => {
          // An error of Knex's own while it compiles has no frame of the script left on its stack.
          if (error && typeof error === 'object' && !error.unimigPlace) {
            Object.defineProperty(error, 'unimigPlace', { value: builder.unimigPlace, enumerable: false });
          }
          throw error;
        });
      };
      const query = runner.query;
      runner.query = function (obj) {
        if (obj && typeof obj === 'object') {
          Object.defineProperty(obj, 'unimigPlace', { value: builder.unimigPlace, enumerable: false });
        }
        return query.call(this, obj);
      };
      return runner;
    }

    positionBindings(sql) {
      // Each one becomes $n, even in a literal of a statement that has no values.
      const unescaped = (String(sql).match(/\\*\?/g) || []).filter((m) => m.length % 2 === 1);
      this.config.unimigSource.questionMarks = unescaped.length;
      return super.positionBindings(sql);
    }

    _query(connection, obj) {
      connection.statement = {
        at: obj.unimigPlace,
        ofKnex: !obj.unimigPlace && !obj.method,
        strayQuestionMark: this.source.questionMarks > (obj.bindings || []).length,
      };
      return super._query(connection, obj);
    }

    processResponse(obj, runner) {
      const { answer } = this.source;
      return answer ? answer(obj, runner) : super.processResponse(obj, runner);
    }

    _stream(connection, obj, stream) {
      return this._query(connection, obj).then(({ response }) => {
        for (const row of response.rows) stream.write(row);
        stream.end();
      });
    }
  }

  // Scripts tell their database by it.
  Object.defineProperty(HostClient, 'name', { value: line.ClientPg.name });
  const client = new HostClient({
    ...config,
    client: config.client || 'pg',
    // Keeps bound values out of error messages.
    compileSqlOnError: false,
    unimigSource: source,
  });
  client.version = source.serverVersion;
  return line.makeKnex(client);
};

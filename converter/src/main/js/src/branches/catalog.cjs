// Which queries tell of nothing but the schema, whatever rows there are.
'use strict';

const TABLE =
  /^"?(information_schema"?\."?\w+|(pg_catalog"?\."?)?pg_(am|attrdef|attribute|class|collation|constraint|depend|description|enum|extension|index|indexes|inherits|namespace|opclass|policies|policy|proc|roles|rules|sequence|statistic_ext|tables|trigger|type|views|matviews))"?$/i;
/** What counts or measures rows, or changes something. */
const OF_ROWS = /\b(reltuples|relpages|relallvisible|last_value|pg_(stat_\w+|statio_\w+|stats|relation_size|total_relation_size|table_size)|insert|update|delete|nextval|setval)\b/i;
const OF_SERVER = /^\s*(show\s+\w+|select\s+(version\s*\(\s*\)|current_\w+(\s*\(\s*\))?|to_regclass\s*\([^()]*\)(::text)?)(\s+(as\s+)?\w+)?)\s*;?\s*$/i;
const FROM = /\b(?:from|join)\s+(?:lateral\s+|only\s+)?([\w."]+|\()/gi;

const isCatalogTable = (name) => TABLE.test(name.split(/\s+/)[0]);

/** Whether a text of SQL asks the catalog, and nothing else. */
function isOfCatalog(sql) {
  if (OF_SERVER.test(sql)) return true;
  const plain = sql.replace(/--.*/g, '').replace(/'(?:[^']|'')*'/g, "''");
  const tables = [...plain.matchAll(FROM)].map(([, name]) => name).filter((name) => name !== '(');
  // A comma joins, too.
  const isListed = /\bfrom\s+[\w."]+(\s+(as\s+)?\w+)?\s*,/i.test(plain);
  return tables.length > 0 && !isListed && !OF_ROWS.test(plain) && /^\s*(with|select)\b/i.test(plain) && tables.every(isCatalogTable);
}

module.exports = { isCatalogTable, isOfCatalog };

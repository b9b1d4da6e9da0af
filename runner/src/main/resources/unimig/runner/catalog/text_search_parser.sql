select
  'text search parser' as object_kind,
  n.nspname as object_schema,
  p.prsname as object_name,
  concat_ws(', ', p.prsstart, p.prstoken, p.prsend, p.prsheadline, p.prslextype) as "functions",
  {{comment pg_ts_parser p.oid}} as "comment"
from pg_ts_parser p
join pg_namespace n on n.oid = p.prsnamespace
where p.oid >= 16384
  and not {{member pg_ts_parser p.oid}}

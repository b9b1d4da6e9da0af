select
  'text search template' as object_kind,
  n.nspname as object_schema,
  t.tmplname as object_name,
  concat_ws(', ', t.tmplinit, t.tmpllexize) as "functions",
  {{comment pg_ts_template t.oid}} as "comment"
from pg_ts_template t
join pg_namespace n on n.oid = t.tmplnamespace
where t.oid >= 16384
  and not {{member pg_ts_template t.oid}}

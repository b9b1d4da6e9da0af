select
  'text search dictionary' as object_kind,
  n.nspname as object_schema,
  d.dictname as object_name,
  (select t.tmplname from pg_ts_template t where t.oid = d.dicttemplate) as "template",
  d.dictinitoption as "options",
  pg_get_userbyid(d.dictowner) as "owner",
  {{comment pg_ts_dict d.oid}} as "comment"
from pg_ts_dict d
join pg_namespace n on n.oid = d.dictnamespace
where d.oid >= 16384
  and not {{member pg_ts_dict d.oid}}

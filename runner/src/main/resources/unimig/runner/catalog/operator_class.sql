select
  'operator class' as object_kind,
  n.nspname as object_schema,
  o.opcname || ' using ' || am.amname as object_name,
  format_type(o.opcintype, null) as "type",
  format_type(nullif(o.opckeytype, 0), null) as "stored type",
  o.opcdefault as "default",
  f.opfname as "family",
  pg_get_userbyid(o.opcowner) as "owner",
  {{comment pg_opclass o.oid}} as "comment"
from pg_opclass o
join pg_namespace n on n.oid = o.opcnamespace
join pg_am am on am.oid = o.opcmethod
join pg_opfamily f on f.oid = o.opcfamily
where o.oid >= 16384
  and not {{member pg_opclass o.oid}}

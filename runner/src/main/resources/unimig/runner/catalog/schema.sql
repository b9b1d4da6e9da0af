select
  'schema' as object_kind,
  n.nspname as within_schema,
  n.nspname as object_name,
  pg_get_userbyid(n.nspowner) as "owner",
  {{acl n.nspacl n n.nspowner}} as "grants",
  {{comment pg_namespace n.oid}} as "comment"
from pg_namespace n
where (n.oid >= 16384 or n.nspname = 'public')
  and n.nspname !~ '^pg_(temp|toast_temp)_'
  and not {{member pg_namespace n.oid}}

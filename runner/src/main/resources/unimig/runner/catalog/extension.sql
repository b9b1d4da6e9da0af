select
  'extension' as object_kind,
  e.extname as object_name,
  e.extversion as "version",
  n.nspname as "schema",
  pg_get_userbyid(e.extowner) as "owner",
  {{comment pg_extension e.oid}} as "comment"
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace

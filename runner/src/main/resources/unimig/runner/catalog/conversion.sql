select
  'conversion' as object_kind,
  n.nspname as object_schema,
  c.conname as object_name,
  pg_encoding_to_char(c.conforencoding) as "from",
  pg_encoding_to_char(c.contoencoding) as "to",
  c.conproc::regprocedure::text as "function",
  c.condefault as "default",
  pg_get_userbyid(c.conowner) as "owner",
  {{comment pg_conversion c.oid}} as "comment"
from pg_conversion c
join pg_namespace n on n.oid = c.connamespace
where c.oid >= 16384
  and not {{member pg_conversion c.oid}}

select
  'access method' as object_kind,
  a.amname as object_name,
  a.amtype as "type",
  a.amhandler::regprocedure::text as "handler",
  {{comment pg_am a.oid}} as "comment"
from pg_am a
where a.oid >= 16384
  and not {{member pg_am a.oid}}

-- Options hold passwords: only their hash is shown.
select
  'foreign server' as object_kind,
  m.srvname as object_name,
  'user mapping' as part_kind,
  m.usename as part_name,
  'md5 ' || md5(array_to_string(m.umoptions, ', ')) as "options",
  'true' as "mapped"
from pg_user_mappings m

select
  'collation' as object_kind,
  n.nspname as object_schema,
  c.collname as object_name,
  c.collprovider as "provider",
  c.collisdeterministic as "deterministic",
  c.collcollate as "collate",
  c.collctype as "ctype",
  c.colliculocale as "locale", -- from 15 to 16
  c.colllocale as "locale", -- since 17
  c.collicurules as "rules", -- since 16
  c.collversion as "version",
  pg_get_userbyid(c.collowner) as "owner",
  {{comment pg_collation c.oid}} as "comment"
from pg_collation c
join pg_namespace n on n.oid = c.collnamespace
where c.oid >= 16384
  and not {{member pg_collation c.oid}}

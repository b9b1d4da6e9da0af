select
  'foreign server' as object_kind,
  s.srvname as object_name,
  (select w.fdwname from pg_foreign_data_wrapper w where w.oid = s.srvfdw) as "wrapper",
  s.srvtype as "type",
  s.srvversion as "version",
  {{list option from unnest(s.srvoptions) option}} as "options",
  pg_get_userbyid(s.srvowner) as "owner",
  {{acl s.srvacl S s.srvowner}} as "grants",
  {{comment pg_foreign_server s.oid}} as "comment"
from pg_foreign_server s
where s.oid >= 16384
  and not {{member pg_foreign_server s.oid}}

select
  'foreign data wrapper' as object_kind,
  w.fdwname as object_name,
  nullif(w.fdwhandler, 0)::regprocedure::text as "handler",
  nullif(w.fdwvalidator, 0)::regprocedure::text as "validator",
  {{list option from unnest(w.fdwoptions) option}} as "options",
  pg_get_userbyid(w.fdwowner) as "owner",
  {{acl w.fdwacl F w.fdwowner}} as "grants",
  {{comment pg_foreign_data_wrapper w.oid}} as "comment"
from pg_foreign_data_wrapper w
where w.oid >= 16384
  and not {{member pg_foreign_data_wrapper w.oid}}

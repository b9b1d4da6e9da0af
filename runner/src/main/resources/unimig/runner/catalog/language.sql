select
  'language' as object_kind,
  l.lanname as object_name,
  l.lanpltrusted as "trusted",
  nullif(l.lanplcallfoid, 0)::regprocedure::text as "handler",
  nullif(l.laninline, 0)::regprocedure::text as "inline handler",
  nullif(l.lanvalidator, 0)::regprocedure::text as "validator",
  pg_get_userbyid(l.lanowner) as "owner",
  {{acl l.lanacl l l.lanowner}} as "grants",
  {{comment pg_language l.oid}} as "comment"
from pg_language l
where l.lanname not in ('internal', 'c')
  and not {{member pg_language l.oid}}

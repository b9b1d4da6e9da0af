select
  {{relation_kind c.relkind}} as object_kind,
  n.nspname as object_schema,
  c.relname as object_name,
  'trigger' as part_kind,
  g.tgname as part_name,
  pg_get_triggerdef(g.oid) as "definition",
  {{enabled g.tgenabled}} as "enabled",
  {{comment pg_trigger g.oid}} as "comment"
from pg_trigger g
join pg_class c on c.oid = g.tgrelid
join pg_namespace n on n.oid = c.relnamespace
where g.oid >= 16384
  and not g.tgisinternal
  and c.relpersistence <> 't'
  and not {{member pg_trigger g.oid}}
  and not {{member pg_class c.oid}}

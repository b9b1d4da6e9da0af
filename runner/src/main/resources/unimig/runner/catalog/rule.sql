-- Rules but for those that make a view a view.
select
  {{relation_kind c.relkind}} as object_kind,
  n.nspname as object_schema,
  c.relname as object_name,
  'rule' as part_kind,
  r.rulename as part_name,
  pg_get_ruledef(r.oid) as "definition",
  {{enabled r.ev_enabled}} as "enabled",
  {{comment pg_rewrite r.oid}} as "comment"
from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
where r.oid >= 16384
  and r.rulename <> '_RETURN'
  and c.relpersistence <> 't'
  and not {{member pg_rewrite r.oid}}
  and not {{member pg_class c.oid}}

-- Constraints of tables and domains; constraint triggers are among the triggers.
select
  case when k.conrelid = 0 then 'domain' else {{relation_kind c.relkind}} end as object_kind,
  n.nspname as object_schema,
  coalesce(c.relname, t.typname) as object_name,
  'constraint' as part_kind,
  k.conname as part_name,
  pg_get_constraintdef(k.oid) as "definition",
  k.condeferrable as "deferrable",
  k.condeferred as "deferred",
  k.convalidated as "validated",
  k.conenforced as "enforced", -- since 18
  k.connoinherit as "not inherited",
  k.conislocal as "defined here",
  nullif(k.coninhcount, 0) as "inherited from",
  g.enabled as "checking triggers",
  {{comment pg_constraint k.oid}} as "comment"
from pg_constraint k
left join pg_class c on c.oid = k.conrelid
left join pg_type t on t.oid = k.contypid
join pg_namespace n on n.oid = coalesce(c.relnamespace, t.typnamespace)
left join (
  select g.tgconstraint, string_agg(distinct {{enabled g.tgenabled}}, ', ') as enabled
  from pg_trigger g
  where g.tgisinternal
  group by g.tgconstraint
) g on g.tgconstraint = k.oid
where k.oid >= 16384
  and k.contype <> 't'
  and c.relpersistence is distinct from 't'
  and not {{member pg_class c.oid}}
  and not {{member pg_type t.oid}}

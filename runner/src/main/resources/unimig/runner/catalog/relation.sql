-- Tables, foreign tables, views and materialized views.
select
  {{relation_kind c.relkind}} as object_kind,
  n.nspname as object_schema,
  c.relname as object_name,
  pg_get_userbyid(c.relowner) as "owner",
  case c.relpersistence when 'p' then 'permanent' when 'u' then 'unlogged' end as "persistence",
  (select am.amname from pg_am am where am.oid = c.relam) as "access method",
  (select s.spcname from pg_tablespace s where s.oid = c.reltablespace) as "tablespace",
  {{list option from unnest(c.reloptions) option}} as "options",
  (select {{list option from unnest(t.reloptions) option}}
    from pg_class t where t.oid = c.reltoastrelid) as "toast options",
  case c.relreplident
    when 'd' then 'default' when 'n' then 'nothing' when 'f' then 'full' when 'i' then 'index'
  end as "replica identity",
  c.relrowsecurity as "row level security",
  c.relforcerowsecurity as "forced row level security",
  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partition key",
  case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as "partition bound",
  nullif(array_to_string(array(
    select i.inhparent::regclass::text from pg_inherits i
      where i.inhrelid = c.oid order by i.inhseqno), ', '), '') as "inherits",
  case when c.reloftype <> 0 then format_type(c.reloftype, null) end as "of type",
  case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as "definition",
  case when c.relkind = 'm' then c.relispopulated end as "populated",
  s.srvname as "server",
  {{list option from unnest(f.ftoptions) option}} as "foreign options",
  {{acl c.relacl r c.relowner}} as "grants",
  {{comment pg_class c.oid}} as "comment"
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_foreign_table f on f.ftrelid = c.oid
left join pg_foreign_server s on s.oid = f.ftserver
where c.relkind in ('r', 'p', 'f', 'v', 'm')
  and c.relpersistence <> 't'
  and c.oid >= 16384
  and not {{member pg_class c.oid}}

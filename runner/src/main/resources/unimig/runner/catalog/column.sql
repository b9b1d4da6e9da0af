-- Columns of tables, foreign tables, views, materialized views and composite types.
with relation as materialized (
  select c.oid, {{relation_kind c.relkind}} as kind, n.nspname as schema, c.relname as name
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f', 'v', 'm', 'c')
    and c.relpersistence <> 't'
    and c.oid >= 16384
    and not {{member pg_class c.oid}}
    and not {{member pg_type c.reltype}}
)
select
  r.kind as object_kind,
  r.schema as object_schema,
  r.name as object_name,
  'column' as part_kind,
  a.attname as part_name,
  row_number() over (partition by a.attrelid order by a.attnum) as "position",
  format_type(a.atttypid, a.atttypmod) as "type",
  a.attnotnull as "not null",
  case a.attgenerated when '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
  case a.attgenerated
    when 's' then pg_get_expr(d.adbin, d.adrelid) || ' stored'
    when 'v' then pg_get_expr(d.adbin, d.adrelid) || ' virtual'
  end as "generated",
  case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as "identity",
  case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text
  end as "collation",
  {{storage a.attstorage}} as "storage",
  case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as "compression", -- since 14
  nullif(a.attstattarget, -1) as "statistics target",
  {{list option from unnest(a.attoptions) option}} as "options",
  {{list option from unnest(a.attfdwoptions) option}} as "foreign options",
  a.attislocal as "defined here",
  nullif(a.attinhcount, 0) as "inherited from",
  {{list item from unnest(a.attacl) item}} as "grants",
  e.description as "comment"
from relation r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join pg_description e on e.classoid = 'pg_class'::regclass
  and e.objoid = a.attrelid and e.objsubid = a.attnum

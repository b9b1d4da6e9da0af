select
  'publication' as object_kind,
  p.pubname as object_name,
  'table' as part_kind,
  c.oid::regclass::text as part_name,
  n.nspname as within_schema,
  c.relname as within_table,
  nullif(array_to_string(array( -- since 15
    select quote_ident(a.attname) from pg_attribute a -- since 15
      where a.attrelid = c.oid and a.attnum = any (r.prattrs) -- since 15
      order by a.attnum), ', '), '') as "columns", -- since 15
  pg_get_expr(r.prqual, r.prrelid) as "where", -- since 15
  'true' as "published"
from pg_publication_rel r
join pg_publication p on p.oid = r.prpubid
join pg_class c on c.oid = r.prrelid
join pg_namespace n on n.oid = c.relnamespace

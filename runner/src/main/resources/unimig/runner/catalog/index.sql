select
  {{relation_kind t.relkind}} as object_kind,
  n.nspname as object_schema,
  t.relname as object_name,
  'index' as part_kind,
  c.relname as part_name,
  pg_get_indexdef(i.indexrelid) as "definition",
  i.indisvalid as "valid",
  i.indisready as "ready",
  i.indisprimary as "primary key",
  i.indisclustered as "clustered",
  i.indisreplident as "replica identity",
  (select s.spcname from pg_tablespace s where s.oid = c.reltablespace) as "tablespace",
  (select h.inhparent::regclass::text from pg_inherits h
    where h.inhrelid = c.oid) as "partition of",
  nullif(array_to_string(array(
    select a.attnum || ': ' || a.attstattarget from pg_attribute a
      where a.attrelid = c.oid and a.attstattarget >= 0 order by a.attnum), ', '), ''
  ) as "statistics targets",
  {{comment pg_class c.oid}} as "comment"
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_class t on t.oid = i.indrelid
join pg_namespace n on n.oid = t.relnamespace
where i.indexrelid >= 16384
  and t.relkind in ('r', 'p', 'm')
  and t.relpersistence <> 't'
  and not {{member pg_class c.oid}}
  and not {{member pg_class t.oid}}

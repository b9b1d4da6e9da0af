-- Sequences with their options; their values are read apart.
select
  'sequence' as object_kind,
  n.nspname as object_schema,
  c.relname as object_name,
  tn.nspname as within_schema,
  t.relname as within_table,
  pg_get_userbyid(c.relowner) as "owner",
  case c.relpersistence when 'p' then 'permanent' when 'u' then 'unlogged' end as "persistence",
  format_type(s.seqtypid, null) as "type",
  s.seqstart as "start",
  s.seqincrement as "increment",
  s.seqmin as "minimum",
  s.seqmax as "maximum",
  s.seqcache as "cache",
  s.seqcycle as "cycle",
  quote_ident(tn.nspname) || '.' || quote_ident(t.relname) || '.' || quote_ident(a.attname)
    as "owned by",
  {{acl c.relacl s c.relowner}} as "grants",
  {{comment pg_class c.oid}} as "comment"
from pg_sequence s
join pg_class c on c.oid = s.seqrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid
  and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i') and d.refobjsubid > 0
left join pg_class t on t.oid = d.refobjid
left join pg_namespace tn on tn.oid = t.relnamespace
left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where c.oid >= 16384
  and c.relpersistence <> 't'
  and not {{member pg_class c.oid}}

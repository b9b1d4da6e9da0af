-- Enums, domains, ranges, composite and base types; row and array types come with their owners.
select
  case t.typtype
    when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite type'
    when 'r' then 'range type' when 'm' then 'multirange type' else 'base type'
  end as object_kind,
  n.nspname as object_schema,
  t.typname as object_name,
  pg_get_userbyid(t.typowner) as "owner",
  case when t.typtype = 'e' then array_to_string(array(
    select quote_literal(e.enumlabel) from pg_enum e
      where e.enumtypid = t.oid order by e.enumsortorder), ', ') end as "labels",
  case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as "type",
  case when t.typtype = 'd' then t.typnotnull end as "not null",
  case when t.typtype = 'd' then t.typdefault end as "default",
  case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text
  end as "collation",
  case when r.rngtypid is not null then format_type(r.rngsubtype, null) end as "subtype",
  case when r.rngcollation <> 0 then r.rngcollation::regcollation::text
  end as "subtype collation",
  (select o.opcname from pg_opclass o where o.oid = r.rngsubopc) as "subtype operator class",
  nullif(r.rngcanonical::oid, 0)::regprocedure::text as "canonical function",
  nullif(r.rngsubdiff::oid, 0)::regprocedure::text as "subtype difference function",
  format_type(nullif(r.rngmultitypid, 0), null) as "multirange type", -- since 14
  case when t.typtype = 'b' then concat_ws(', ',
    t.typinput, t.typoutput, t.typreceive, t.typsend, t.typlen, t.typalign, t.typstorage,
    t.typcategory, t.typispreferred, t.typbyval, t.typdelim, t.typdefault) end as "definition",
  {{acl t.typacl T t.typowner}} as "grants",
  {{comment pg_type t.oid}} as "comment"
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_type b on b.oid = t.typbasetype
left join pg_range r on r.rngtypid = t.oid
left join pg_class c on c.oid = t.typrelid
where t.oid >= 16384
  and (t.typtype in ('e', 'd', 'r', 'm', 'p')
    or t.typtype = 'c' and c.relkind = 'c'
    or t.typtype = 'b' and t.typelem = 0)
  and n.nspname !~ '^pg_(temp|toast)'
  and not {{member pg_type t.oid}}

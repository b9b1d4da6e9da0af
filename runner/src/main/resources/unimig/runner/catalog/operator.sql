select
  'operator' as object_kind,
  n.nspname as object_schema,
  o.oprname || '(' || concat_ws(', ',
    format_type(nullif(o.oprleft, 0), null), format_type(nullif(o.oprright, 0), null)) || ')'
    as object_name,
  format_type(o.oprresult, null) as "result",
  nullif(o.oprcode::oid, 0)::regprocedure::text as "function",
  nullif(o.oprcom, 0)::regoperator::text as "commutator",
  nullif(o.oprnegate, 0)::regoperator::text as "negator",
  nullif(o.oprrest::oid, 0)::regproc::text as "restriction estimator",
  nullif(o.oprjoin::oid, 0)::regproc::text as "join estimator",
  o.oprcanhash as "hashes",
  o.oprcanmerge as "merges",
  pg_get_userbyid(o.oprowner) as "owner",
  {{comment pg_operator o.oid}} as "comment"
from pg_operator o
join pg_namespace n on n.oid = o.oprnamespace
where o.oid >= 16384
  and not {{member pg_operator o.oid}}

select
  'aggregate' as object_kind,
  n.nspname as object_schema,
  p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as object_name,
  case a.aggkind when 'n' then 'normal' when 'o' then 'ordered set' else 'hypothetical set'
  end as "kind",
  pg_get_function_result(p.oid) as "result",
  a.aggtransfn::regprocedure::text as "state function",
  format_type(a.aggtranstype, null) as "state type",
  nullif(a.aggtransspace, 0) as "state size",
  a.agginitval as "initial value",
  nullif(a.aggfinalfn::oid, 0)::regprocedure::text as "final function",
  concat(a.aggfinalextra, a.aggfinalmodify) as "final function options",
  nullif(a.aggcombinefn::oid, 0)::regprocedure::text as "combine function",
  nullif(a.aggserialfn::oid, 0)::regprocedure::text as "serial function",
  nullif(a.aggdeserialfn::oid, 0)::regprocedure::text as "deserial function",
  nullif(a.aggmtransfn::oid, 0)::regprocedure::text as "moving state function",
  nullif(a.aggminvtransfn::oid, 0)::regprocedure::text as "moving inverse function",
  nullif(a.aggmfinalfn::oid, 0)::regprocedure::text as "moving final function",
  format_type(nullif(a.aggmtranstype, 0), null) as "moving state type",
  nullif(a.aggmtransspace, 0) as "moving state size",
  a.aggminitval as "moving initial value",
  concat(a.aggmfinalextra, a.aggmfinalmodify) as "moving final function options",
  nullif(a.aggsortop, 0)::regoperator::text as "sort operator",
  p.proparallel as "parallel",
  pg_get_userbyid(p.proowner) as "owner",
  {{acl p.proacl f p.proowner}} as "grants",
  {{comment pg_proc p.oid}} as "comment"
from pg_aggregate a
join pg_proc p on p.oid = a.aggfnoid
join pg_namespace n on n.oid = p.pronamespace
where p.oid >= 16384
  and not {{member pg_proc p.oid}}

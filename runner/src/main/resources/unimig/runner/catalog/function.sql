-- Functions, procedures and window functions; their definition holds the body byte for byte.
select
  case p.prokind when 'p' then 'procedure' else 'function' end as object_kind,
  n.nspname as object_schema,
  p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as object_name,
  pg_get_functiondef(p.oid) as "definition",
  pg_get_userbyid(p.proowner) as "owner",
  {{acl p.proacl f p.proowner}} as "grants",
  {{comment pg_proc p.oid}} as "comment"
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where p.oid >= 16384
  and p.prokind <> 'a'
  and n.nspname !~ '^pg_temp_'
  and not {{member pg_proc p.oid}}
  and not exists (select from pg_depend i
    where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i')

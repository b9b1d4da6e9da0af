select
  {{relation_kind c.relkind}} as object_kind,
  n.nspname as object_schema,
  c.relname as object_name,
  'policy' as part_kind,
  p.polname as part_name,
  case p.polcmd
    when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
    else 'all'
  end as "command",
  case when p.polpermissive then 'permissive' else 'restrictive' end as "kind",
  {{list case role when 0 then 'public' else pg_get_userbyid(role)::text end
    from unnest(p.polroles) role}} as "roles",
  pg_get_expr(p.polqual, p.polrelid) as "using",
  pg_get_expr(p.polwithcheck, p.polrelid) as "with check",
  {{comment pg_policy p.oid}} as "comment"
from pg_policy p
join pg_class c on c.oid = p.polrelid
join pg_namespace n on n.oid = c.relnamespace
where not {{member pg_class c.oid}}

select
  'default privileges' as object_kind,
  n.nspname as object_schema,
  case d.defaclobjtype
    when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
    when 'T' then 'types' when 'n' then 'schemas' when 'L' then 'large objects'
  end as object_name,
  'role' as part_kind,
  pg_get_userbyid(d.defaclrole) as part_name,
  {{list item from unnest(d.defaclacl) item}} as "grants"
from pg_default_acl d
left join pg_namespace n on n.oid = d.defaclnamespace

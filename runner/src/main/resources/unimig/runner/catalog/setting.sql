-- Settings made with "alter database" and "alter role in database".
select
  'database' as object_kind,
  case s.setrole when 0 then 'settings' else 'settings of role' end as part_kind,
  case when s.setrole <> 0 then pg_get_userbyid(s.setrole) end as part_name,
  {{list setting from unnest(s.setconfig) setting}} as "values"
from pg_db_role_setting s
where s.setdatabase = (select d.oid from pg_database d where d.datname = current_database())

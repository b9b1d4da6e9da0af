-- The database itself, without its name.
select
  'database' as object_kind,
  {{acl d.datacl d d.datdba}} as "grants",
  (select s.description from pg_shdescription s
    where s.classoid = 'pg_database'::regclass and s.objoid = d.oid) as "comment"
from pg_database d
where d.datname = current_database()

select
  'operator family' as object_kind,
  n.nspname as object_schema,
  f.opfname || ' using ' || am.amname as object_name,
  {{list o.amopstrategy || ' ' || o.amopopr::regoperator::text || ' ' || o.amoppurpose::text
    from pg_amop o where o.amopfamily = f.oid}} as "operators",
  {{list p.amprocnum || ' ' || p.amproc::regprocedure::text
    from pg_amproc p where p.amprocfamily = f.oid}} as "functions",
  pg_get_userbyid(f.opfowner) as "owner",
  {{comment pg_opfamily f.oid}} as "comment"
from pg_opfamily f
join pg_namespace n on n.oid = f.opfnamespace
join pg_am am on am.oid = f.opfmethod
where f.oid >= 16384
  and not {{member pg_opfamily f.oid}}

select
  'statistics' as object_kind,
  n.nspname as object_schema,
  s.stxname as object_name,
  tn.nspname as within_schema,
  t.relname as within_table,
  pg_get_statisticsobjdef(s.oid) as "definition",
  nullif(s.stxstattarget, -1) as "statistics target",
  pg_get_userbyid(s.stxowner) as "owner",
  {{comment pg_statistic_ext s.oid}} as "comment"
from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
join pg_class t on t.oid = s.stxrelid
join pg_namespace tn on tn.oid = t.relnamespace
where not {{member pg_statistic_ext s.oid}}

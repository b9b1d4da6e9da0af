select
  'text search configuration' as object_kind,
  n.nspname as object_schema,
  c.cfgname as object_name,
  (select p.prsname from pg_ts_parser p where p.oid = c.cfgparser) as "parser",
  nullif(array_to_string(array(
    select (select k.alias from ts_token_type(c.cfgparser) k where k.tokid = m.maptokentype)
        || ' ' || m.mapdict::regdictionary::text
      from pg_ts_config_map m where m.mapcfg = c.oid order by m.maptokentype, m.mapseqno),
    ', '), '') as "mappings",
  pg_get_userbyid(c.cfgowner) as "owner",
  {{comment pg_ts_config c.oid}} as "comment"
from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
where c.oid >= 16384
  and not {{member pg_ts_config c.oid}}

select
  'publication' as object_kind,
  p.pubname as object_name,
  pg_get_userbyid(p.pubowner) as "owner",
  p.puballtables as "all tables",
  concat_ws(', ',
    case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
    case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end
  ) as "publishes",
  p.pubviaroot as "via root",
  p.pubgencols as "generated columns", -- since 18
  {{list n.nspname::text from pg_publication_namespace s -- since 15
    join pg_namespace n on n.oid = s.pnnspid where s.pnpubid = p.oid}} as "schemas", -- since 15
  {{comment pg_publication p.oid}} as "comment"
from pg_publication p

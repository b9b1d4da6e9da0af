select
  'transform' as object_kind,
  format_type(t.trftype, null) || ' language '
    || (select l.lanname from pg_language l where l.oid = t.trflang) as object_name,
  nullif(t.trffromsql::oid, 0)::regprocedure::text as "from sql",
  nullif(t.trftosql::oid, 0)::regprocedure::text as "to sql"
from pg_transform t
where not {{member pg_transform t.oid}}

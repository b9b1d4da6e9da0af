-- Large objects have no name but their OID, which differs from database to database.
select
  'large objects' as object_kind,
  count(*) as "count"
from pg_largeobject_metadata
having count(*) > 0

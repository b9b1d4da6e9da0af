select
  'event trigger' as object_kind,
  e.evtname as object_name,
  e.evtevent as "event",
  {{list tag from unnest(e.evttags) tag}} as "tags",
  e.evtfoid::regprocedure::text as "function",
  {{enabled e.evtenabled}} as "enabled",
  pg_get_userbyid(e.evtowner) as "owner",
  {{comment pg_event_trigger e.oid}} as "comment"
from pg_event_trigger e
where not {{member pg_event_trigger e.oid}}

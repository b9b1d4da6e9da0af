select
  'cast' as object_kind,
  format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null) as object_name,
  case when c.castfunc <> 0 then c.castfunc::regprocedure::text end as "function",
  case c.castcontext when 'e' then 'explicit' when 'a' then 'assignment' else 'implicit'
  end as "context",
  case c.castmethod when 'f' then 'function' when 'i' then 'text' else 'binary' end as "method",
  {{comment pg_cast c.oid}} as "comment"
from pg_cast c
where c.oid >= 16384
  and not {{member pg_cast c.oid}}

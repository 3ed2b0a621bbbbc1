-- Brings the schema up to the lake, all of it or nothing. The pipeline calls it after its last stage.
create or replace procedure kpi.refresh()
language plpgsql
security definer
as $$
begin
  -- two calls at once would both find the same runs new
  lock kpi.kpi_values;

  -- A run is complete when it has every KPI; runs that came in once stay, whatever KPIs are added later.
  insert into kpi.kpi_values (
    run_id, kpi, measure, kpi_date, dimension, dimension_value, value, numerator, denominator, low, high
  )
  select
    run_id, kpi, measure, kpi_date, dimension, dimension_value, value, numerator, denominator, low, high
  from lake.kpi_values
  where run_id in (
    select v.run_id
    from lake.kpi_values v
    inner join kpi.kpi_definitions d on d.kpi = v.kpi
    group by v.run_id
    having count(distinct v.kpi) = (select count(*) from kpi.kpi_definitions)
  )
  and run_id not in (select run_id from kpi.kpi_values);

  refresh materialized view kpi.lead_features_with_outcomes;
  refresh materialized view kpi.lead_landmarks_with_outcomes;
end;
$$;

-- The pipeline logs in as whoever its role is. All that a call does is to make the schema as new as the lake.
grant usage on schema kpi to public;
grant execute on procedure kpi.refresh() to public;

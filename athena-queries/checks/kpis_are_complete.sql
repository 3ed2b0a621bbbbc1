-- holds: Every run that wrote KPIs wrote all ten.
-- grain: one row per run with another number of KPIs
select run_id, count(distinct kpi) as kpis
from kpi_values
group by run_id
having count(distinct kpi) <> 10
order by 1

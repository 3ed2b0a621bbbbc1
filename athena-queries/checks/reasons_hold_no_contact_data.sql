-- holds: No reason and no line of the worklist repeats the lead's e-mail or phone.
-- grain: one row per text that does; the text itself is not shown
with texts as (
  select lead_id, 'lead_score_reasons' as table_name, code as place, value_text as written from lead_score_reasons
  union all
  select lead_id, 'lead_score_reasons' as table_name, code as place, reason as written from lead_score_reasons
  union all
  select lead_id, 'sales_worklist' as table_name, 'reasons' as place, reasons as written from sales_worklist
)

select distinct t.table_name, t.place, t.lead_id
from texts t
inner join lead_contacts c on c.lead_id = t.lead_id
where strpos(t.written, c.email) > 0
  or strpos(t.written, c.phone) > 0
order by 1, 2, 3

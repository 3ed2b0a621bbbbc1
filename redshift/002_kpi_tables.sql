-- What leadership asks of the warehouse: the history of the KPIs, and what each of them is.
create schema if not exists kpi;

-- grain: one row per run x KPI x measure x date x dimension value, of complete runs
-- As the journal of the same name in the lake; small, so that every node has all of it.
create table kpi.kpi_values (
  run_id varchar(128) not null,
  kpi varchar(128) not null,
  measure varchar(128),
  kpi_date date,
  dimension varchar(128),
  dimension_value varchar(1024),
  value double precision,
  numerator double precision,
  denominator double precision,
  low double precision,
  high double precision
)
diststyle all
sortkey (run_id, kpi);

-- grain: one row per KPI
-- Filled from the headers of athena-queries/kpis.
create table kpi.kpi_definitions (
  kpi varchar(128) not null,
  reading_order integer not null,
  question varchar(1024) not null,
  unit varchar(1024) not null,
  grain varchar(1024) not null,
  owner varchar(1024) not null,
  direction varchar(128) not null,
  chart varchar(128) not null,
  alarm varchar(1024) not null,
  definition varchar(8192) not null
)
diststyle all
sortkey (reading_order);

-- Whoever has the role may read the schema: grant it, or tag who logs in with RedshiftDbRoles = kpi_reader.
create role kpi_reader;
grant usage on schema kpi to role kpi_reader;
grant select on kpi.kpi_values to role kpi_reader;
grant select on kpi.kpi_definitions to role kpi_reader;

-- The lake's Iceberg tables, read where they lie (Spectrum): what is in the lake is here, nothing is copied.
-- Of the external tables Athena knows, raw_events and the like, none is read from here.
create external schema if not exists lake
from data catalog
database '{{database}}'
iam_role '{{role}}';

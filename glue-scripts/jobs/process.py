"""Glue job: stage `process`.

reads: stored objects, journal raw_objects, processed tables
writes: events and what hangs on them, identity, leads, lead_contacts, raw_objects
grain: one job a run, before features
"""

import sys

from lead_lake.glue_bundle import glue_job

if __name__ == "__main__":
    glue_job().main("process", sys.argv[1:])

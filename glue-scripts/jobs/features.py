"""Glue job: stage `features`.

reads: processed tables
writes: lead_features, lead_landmarks
grain: one job a run, after process
"""

import sys

from lead_lake.glue_bundle import glue_job

if __name__ == "__main__":
    glue_job().main("features", sys.argv[1:])

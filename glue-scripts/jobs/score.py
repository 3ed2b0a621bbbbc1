"""Glue job: stage `score`.

reads: lead_features, lead_landmarks, leads
writes: lead_scores and what explains them, the call list
grain: one job a run, after features
"""

import sys

from lead_lake.glue_bundle import glue_job

if __name__ == "__main__":
    glue_job().main("score", sys.argv[1:])

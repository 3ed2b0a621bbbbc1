import { METRICS_NAMESPACE } from '../../lambdas/kpi-emission/kpi-metric.ts';

export { METRICS_NAMESPACE };

/** Dimension of every metric of a stage: the stage's name. */
export const STAGE_DIMENSION = 'Stage';

/** What each stage that runs as a job reports of a run, as `glue-scripts/lead_lake/stage_metrics.py` names it. */
export const STAGE_METRICS = {
  seconds: 'StageSeconds',
  rowsRead: 'RowsRead',
  rowsWritten: 'RowsWritten',
} as const;

/** What the stage that reads objects reports beside. */
export const TAKING_METRICS = {
  /** Lines of validated objects. */
  eventsRead: 'EventsRead',
  /** Those of them whose event was not there before. */
  eventsAdded: 'EventsAdded',
  /** Those of them that were delivered again, or came with an id that was taken. */
  duplicatesRemoved: 'DuplicatesRemoved',
  /** Quarantined records, and contents that lost to another one under their id. */
  recordsRejected: 'RecordsRejected',
  /** Seconds from arrival to commit that half of the lines took at most; none where nothing was read. */
  latencyP50: 'ProcessingLatencyP50',
  /** The same for 95 of 100 lines. */
  latencyP95: 'ProcessingLatencyP95',
} as const;

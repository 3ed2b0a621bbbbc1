/** Told by every check: 1 where a run is overdue, 0 where none is; silence means that nobody checks. */
export const OVERDUE_METRIC = 'PipelineOverdue';
/** Dimension that tells the lakes of an account apart. */
export const ENVIRONMENT_DIMENSION = 'environment';

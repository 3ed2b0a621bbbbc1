/** Why a record could not be taken. A closed list: analysts group by it and alarms name it. */
export const QUARANTINE_REASONS = [
  'empty',
  'too_large',
  'not_utf8',
  'not_json',
  'too_deep',
  'not_object',
  'aggregated_record',
  'missing_event_type',
  'unknown_event_type',
  'contract_violation',
  'delivery_failed',
  'internal',
] as const;

export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

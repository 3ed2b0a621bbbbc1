/**
 * What was odd about an event that was taken all the same. A closed list of stable codes: KPIs count by
 * them, so a code is never reworded.
 */
export const ISSUE_CODES = [
  'missing_contact',
  'email_invalid',
  'email_disposable',
  'email_role_account',
  'phone_invalid',
  'number_invalid',
  'number_out_of_range',
  'timestamp_missing',
  'timestamp_without_zone',
  'timestamp_in_future',
  'timestamp_too_old',
  'text_repaired',
  'unknown_value',
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

/** One oddity of one event. */
export interface Issue {
  readonly code: IssueCode;
  /** The field by the name under which producers are told to send it, whatever spelling they used. */
  readonly field: string;
}

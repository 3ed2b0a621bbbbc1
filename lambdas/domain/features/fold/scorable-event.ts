import type { CanonicalEvent } from '../../canonical-event.ts';
import type { FeatureScalar } from './feature-values.ts';

/** What a fold may know of an event: the columns of the table `events`, none of which holds contact data. */
export type ScorableEvent = Omit<CanonicalEvent, 'name' | 'email' | 'phone' | 'issues'>;

type ColumnReader = (event: ScorableEvent) => FeatureScalar;

// Spelled out because a property whose name is known is read far faster than one that is looked up, and a call
// within the call would cost as much again. Stores may leave out empty columns.
const READERS: Readonly<Record<keyof ScorableEvent, ColumnReader>> = {
  event_id: (event) => event.event_id ?? null,
  event_type: (event) => event.event_type ?? null,
  source: (event) => event.source ?? null,
  creates_lead: (event) => event.creates_lead ?? null,
  event_time_ms: (event) => event.event_time_ms ?? null,
  event_date: (event) => event.event_date ?? null,
  received_at_ms: (event) => event.received_at_ms ?? null,
  received_date: (event) => event.received_date ?? null,
  shard_id: (event) => event.shard_id ?? null,
  sequence_number: (event) => event.sequence_number ?? null,
  record_index: (event) => event.record_index ?? null,
  payload_sha256: (event) => event.payload_sha256 ?? null,
  email_key: (event) => event.email_key ?? null,
  phone_key: (event) => event.phone_key ?? null,
  external_key: (event) => event.external_key ?? null,
  anonymous_key: (event) => event.anonymous_key ?? null,
  city: (event) => event.city ?? null,
  country: (event) => event.country ?? null,
  device_interest: (event) => event.device_interest ?? null,
  webinar_id: (event) => event.webinar_id ?? null,
  webinar_seconds: (event) => event.webinar_seconds ?? null,
  questions_asked: (event) => event.questions_asked ?? null,
  form_completion: (event) => event.form_completion ?? null,
  budget_min: (event) => event.budget_min ?? null,
  budget_max: (event) => event.budget_max ?? null,
  purchase_timeframe_days: (event) => event.purchase_timeframe_days ?? null,
  landing_page: (event) => event.landing_page ?? null,
  utm_source: (event) => event.utm_source ?? null,
  utm_medium: (event) => event.utm_medium ?? null,
  utm_campaign: (event) => event.utm_campaign ?? null,
  session_id: (event) => event.session_id ?? null,
  page_url: (event) => event.page_url ?? null,
  captured_by: (event) => event.captured_by ?? null,
  stage: (event) => event.stage ?? null,
  outcome: (event) => event.outcome ?? null,
  amount_minor: (event) => event.amount_minor ?? null,
  is_disposable_email: (event) => event.is_disposable_email ?? null,
  consent: (event) => event.consent ?? null,
  is_automated: (event) => event.is_automated ?? null,
  override_band: (event) => event.override_band ?? null,
  override_until_ms: (event) => event.override_until_ms ?? null,
  override_by: (event) => event.override_by ?? null,
  properties: (event) => event.properties ?? null,
};

const BY_NAME: ReadonlyMap<string, ColumnReader> = new Map(Object.entries(READERS));

/** Reads a column of events by name. */
export function columnReader(column: string): ColumnReader {
  const read = BY_NAME.get(column);
  if (read) return read;
  throw new RangeError(`events have no column ${column} that a feature could read`);
}

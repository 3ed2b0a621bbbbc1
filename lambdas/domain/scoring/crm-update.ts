import type { LeadBandChangedDetail } from './lead-event.ts';

/** A value of a band change, by its place in the event on the bus. */
export type BandChangePath = `$.detail.${keyof LeadBandChangedDetail & string}`;

/** The request never creates a contact: one that the CRM does not have is a refusal, and final. */
export const CRM_METHOD = 'PATCH';

/** Stands, exactly once, for the lead's id in the URL of a CRM. */
export const CRM_URL_PLACEHOLDER = '*';

/** What stands in its place. */
export const CRM_URL_VALUE: BandChangePath = '$.detail.leadId';

/** A CRM that has seen this key has done its work, however often it is asked. */
export const CRM_HEADERS = {
  'Idempotency-Key': '$.detail.idempotencyKey',
} as const satisfies Readonly<Record<string, BandChangePath>>;

/** Fields of the request's body, each with the value it carries: EventBridge's input transformer and our own. */
export const CRM_BODY = {
  lead_id: '$.detail.leadId',
  band: '$.detail.to',
  previous_band: '$.detail.from',
  final_score: '$.detail.finalScore',
  recommended_action: '$.detail.recommendedAction',
  reasons: '$.detail.reasons',
  as_of_ms: '$.detail.asOfMs',
} as const satisfies Readonly<Record<string, BandChangePath>>;

/** What is sent to a CRM for one band change. */
export interface CrmUpdate {
  readonly url: string;
  readonly method: typeof CRM_METHOD;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** The request that EventBridge makes of a band change. */
export function crmUpdateOf(detail: LeadBandChangedDetail, urlPattern: string): CrmUpdate {
  const headers = Object.entries(CRM_HEADERS).map(([name, path]) => [name, String(valueAt(path, detail))]);
  const body = Object.entries(CRM_BODY).map(([field, path]) => [field, valueAt(path, detail)]);
  return {
    url: urlPattern.replace(CRM_URL_PLACEHOLDER, () =>
      encodeURIComponent(String(valueAt(CRM_URL_VALUE, detail))),
    ),
    method: CRM_METHOD,
    headers: { 'Content-Type': 'application/json', ...Object.fromEntries(headers) },
    body: JSON.stringify(Object.fromEntries(body)),
  };
}

const DETAIL = '$.detail.';

function valueAt(path: BandChangePath, detail: LeadBandChangedDetail): unknown {
  return detail[path.slice(DETAIL.length) as keyof LeadBandChangedDetail];
}

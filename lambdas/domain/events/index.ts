import type { EventType } from '../event-type.ts';
import { bandOverride } from './band-override.ts';
import { click } from './click.ts';
import { crmDeleted } from './crm-deleted.ts';
import { crmOutcome } from './crm-outcome.ts';
import { crmStageChanged } from './crm-stage-changed.ts';
import { identify } from './identify.ts';
import { onlineForm } from './online-form.ts';
import { onlineFormSubmission } from './online-form-submission.ts';
import { pageView } from './page-view.ts';
import { roadshowLead } from './roadshow-lead.ts';
import { roadshowRegistration } from './roadshow-registration.ts';
import { salesTouch } from './sales-touch.ts';
import { search } from './search.ts';
import { webinarAttendance } from './webinar-attendance.ts';
import { webinarRegistration } from './webinar-registration.ts';

/** Every kind of event the lake knows. A new one is a file in this folder and a line here. */
export const EVENT_TYPES: readonly EventType[] = [
  roadshowRegistration,
  roadshowLead,
  webinarRegistration,
  webinarAttendance,
  onlineFormSubmission,
  onlineForm,
  pageView,
  click,
  search,
  identify,
  salesTouch,
  crmOutcome,
  crmStageChanged,
  crmDeleted,
  bandOverride,
];

const BY_TYPE: ReadonlyMap<string, EventType> = new Map(EVENT_TYPES.map((known) => [known.type, known]));

export function findEventType(type: string): EventType | undefined {
  return BY_TYPE.get(type);
}

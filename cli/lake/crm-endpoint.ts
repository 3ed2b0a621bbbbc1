import { CRM_URL_PLACEHOLDER } from '#domain/scoring/crm-update.ts';
import type { CliEnvironment } from '../env.ts';
import { UserError } from '../user-error.ts';

/** Where a CRM hears of changes of band, and how it knows who tells it. */
export interface CrmEndpoint {
  /** With one placeholder for the lead's id. */
  readonly urlPattern: string;
  readonly authorization: Readonly<Record<string, string>>;
}

/** Header that carries the API key where none is named; the same on AWS. */
export const DEFAULT_API_KEY_HEADER = 'X-Api-Key';

const PROTOCOLS = ['http:', 'https:'];
const HEADER_NAME = /^[A-Za-z0-9-]+$/;
/** What a header may carry. */
const HEADER_VALUE = /^[\x20-\x7e]+$/;

/**
 * The CRM that the environment names; null where it names none.
 *
 * @throws UserError naming the variable at fault, never a key
 */
export function crmEndpointOf({ crm }: CliEnvironment): CrmEndpoint | null {
  const urlPattern = crm?.LEAD_LAKE_CRM_URL;
  if (urlPattern === undefined) return null;
  if (!isEndpoint(urlPattern)) {
    throw new UserError(
      `LEAD_LAKE_CRM_URL must be an http or https URL with one ${CRM_URL_PLACEHOLDER}, after the host, in the ` +
        `place of the lead's id, such as https://crm.example.com/leads/${CRM_URL_PLACEHOLDER}`,
    );
  }
  const header = crm?.LEAD_LAKE_CRM_API_KEY_HEADER ?? DEFAULT_API_KEY_HEADER;
  if (!HEADER_NAME.test(header)) {
    throw new UserError('LEAD_LAKE_CRM_API_KEY_HEADER must be the name of a header, such as X-Api-Key');
  }
  const key = crm?.LEAD_LAKE_CRM_API_KEY;
  if (key !== undefined && !HEADER_VALUE.test(key)) {
    throw new UserError('LEAD_LAKE_CRM_API_KEY must be one line of printable characters');
  }
  return { urlPattern, authorization: key === undefined ? {} : { [header]: key } };
}

function isEndpoint(text: string): boolean {
  if (!URL.canParse(text) || text.split(CRM_URL_PLACEHOLDER).length !== 2) return false;
  const { protocol, host, pathname, search, username, password } = new URL(text);
  // fetch refuses an address with a password in it
  if (!PROTOCOLS.includes(protocol) || username !== '' || password !== '') return false;
  return !host.includes(CRM_URL_PLACEHOLDER) && `${pathname}${search}`.includes(CRM_URL_PLACEHOLDER);
}

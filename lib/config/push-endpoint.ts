import { z } from 'zod';
import { CRM_URL_PLACEHOLDER } from '#domain/scoring/crm-update.ts';

/** An address to which something about a lead is sent: https, with one place for the lead's id after the host. */
export function pushEndpoint() {
  const error = `must be an https URL with one ${CRM_URL_PLACEHOLDER} for the id of the lead, after the host`;
  return z.string({ error }).refine(isPushEndpoint, { error });
}

function isPushEndpoint(text: string): boolean {
  if (!URL.canParse(text) || text.split(CRM_URL_PLACEHOLDER).length !== 2) return false;
  const { protocol, host, pathname, search, username, password } = new URL(text);
  // a password in an address would lie in the template
  if (protocol !== 'https:' || username !== '' || password !== '') return false;
  return !host.includes(CRM_URL_PLACEHOLDER) && `${pathname}${search}`.includes(CRM_URL_PLACEHOLDER);
}

const EVENT_ID = /"event_id":"/g;
const ID_KEY = /"(external_id|crm_id|anonymous_id)":"/g;
const EMAIL = /("email":"[^"@]*?)(\s*@[^"@]*")/g;
const PHONE = /,"phone":"([^"]*)"/;
const HAS_EXTERNAL_KEY = /"(?:external_id|crm_id)":"/;
/** Shorter ones are what people type to be left alone: no keys. */
const SHORTEST_NUMBER = 10;

/**
 * Gives the people and events of a repeated season keys of their own. All numbers reserved for fiction are used
 * up by one large season, so that a phone becomes an id; where the event has such an id already, it stands alone.
 */
export function renamePeople(payload: string, tag: string): string {
  return phoneToId(
    payload
      .replace(EVENT_ID, `"event_id":"${tag}-`)
      .replace(ID_KEY, `"$1":"${tag}-`)
      .replace(EMAIL, `$1.${tag}$2`),
    tag,
  );
}

function phoneToId(payload: string, tag: string): string {
  const spelled = PHONE.exec(payload)?.[1];
  // the country code of American numbers is left out by some
  const digits = spelled?.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '') ?? '';
  if (digits.length < SHORTEST_NUMBER) return payload;
  return payload.replace(
    PHONE,
    HAS_EXTERNAL_KEY.test(payload) ? '' : `,"external_id":"${tag}-tel:${digits}"`,
  );
}

import { isJsonObject } from '../json.ts';
import { readConsent } from '../values/consent.ts';
import { normaliseCity, normaliseCountry } from '../values/place.ts';
import { anonymousIdField, emailField, externalIdField, nameField, phoneField } from './contact-fields.ts';
import { type FieldDefinition, textField } from './field.ts';

const consentField: FieldDefinition = {
  spellings: ['consent'],
  read: (value, event, field) => {
    const consent = readConsent(value);
    if (consent.ok) event.columns.consent = consent.value;
    else {
      event.report(consent.issue, field);
      event.keep(field, value);
    }
  },
};

/** An event's own `properties` object is spread: what it holds is on one level with fields nobody knows. */
const propertiesField: FieldDefinition = {
  spellings: ['properties'],
  read: (value, event, field) => {
    if (isJsonObject(value)) for (const name of Object.keys(value)) event.keep(name, value[name]);
    else {
      event.report('unknown_value', field);
      event.keep(field, value);
    }
  },
};

/** What any event may say about the person behind it. */
export const COMMON_FIELDS: readonly FieldDefinition[] = [
  externalIdField,
  emailField,
  phoneField,
  anonymousIdField,
  nameField,
  textField('city', ['city'], normaliseCity),
  textField('country', ['country'], normaliseCountry),
  textField('session_id'),
  consentField,
  propertiesField,
];

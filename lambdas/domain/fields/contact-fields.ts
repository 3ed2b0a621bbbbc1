import { readEmail } from '../contact/email.ts';
import { idText } from '../contact/id-text.ts';
import type { EventDraft } from '../event-draft.ts';
import { collapseBlanks, scalarText } from '../values/text.ts';
import { type FieldDefinition, readRepairedText } from './field.ts';

/*
 * Values by which a person can be reached. What cannot be read here is dropped, not kept in `properties`:
 * contact data has its own columns and must turn up nowhere else. The raw line still has it.
 */

export const emailField: FieldDefinition = {
  spellings: ['email'],
  isPersonal: true,
  read: (value, event, field) => {
    const text = scalarText(value);
    const email = text === null ? null : readEmail(event.repaired(text, field));
    if (email === null || !email.ok) {
      event.report('email_invalid', field);
      return;
    }
    const { address, isDisposable, isRoleAccount } = email.value;
    event.columns.email = address;
    event.columns.email_key = event.tools.keyOf(address);
    event.columns.is_disposable_email = isDisposable;
    if (isDisposable) event.report('email_disposable', field);
    if (isRoleAccount) event.report('email_role_account', field);
  },
};

export const phoneField: FieldDefinition = {
  spellings: ['phone'],
  isPersonal: true,
  read: (value, event, field) => {
    const text = scalarText(value);
    const phone = text === null ? null : event.tools.readPhone(event.repaired(text, field).trim());
    if (phone === null || !phone.ok) {
      event.report('phone_invalid', field);
      return;
    }
    event.columns.phone = phone.value;
    event.columns.phone_key = event.tools.keyOf(phone.value);
  },
};

export const nameField: FieldDefinition = {
  spellings: ['name'],
  isPersonal: true,
  read: (value, event, field) => {
    const text = readRepairedText(value, event, field);
    if (text !== null) event.columns.name = collapseBlanks(text) || null;
  },
};

export const externalIdField = idField('external_key', ['external_id', 'crm_id']);
export const anonymousIdField = idField('anonymous_key', ['anonymous_id']);

/** Only the key of an id is stored; an id that cannot be read stays in `properties`. */
function idField(
  column: 'external_key' | 'anonymous_key',
  spellings: FieldDefinition['spellings'],
): FieldDefinition {
  return {
    spellings,
    isPersonal: true,
    read: (value: unknown, event: EventDraft, field: string) => {
      const id = idText(value);
      const text = id === null ? null : event.repaired(id, field);
      if (text) event.columns[column] = event.tools.keyOf(text);
      else {
        event.report('unknown_value', field);
        event.keep(field, value);
      }
    },
  };
}

import { textField } from './field.ts';

/** The device a person asks about: at a stand, in a webinar or in a form. */
export const deviceInterestField = textField('device_interest', ['device_interest', 'interested_model']);

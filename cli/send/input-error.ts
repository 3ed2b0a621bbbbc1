/** What was given to send cannot be read as records; the message is for the person who gave it. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

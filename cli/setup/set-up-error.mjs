/** A prerequisite is missing or an installation failed; the message says what to do. */
export class SetUpError extends Error {
  name = 'SetUpError';
}

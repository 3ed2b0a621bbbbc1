/** A user's mistake, or a state the user can mend: one sentence that names the value, the place and the fix. */
export class UserError extends Error {
  override name = 'UserError' as const;
}

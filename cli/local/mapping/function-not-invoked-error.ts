/**
 * The function could not be called at all: throttled, or not reachable. Lambda holds this against nobody ("before
 * invocation: … it retries until the records expire or exceed the maximum age"): no retry is used up, nothing is
 * split.
 */
export class FunctionNotInvokedError extends Error {
  override readonly name = 'FunctionNotInvokedError';
}

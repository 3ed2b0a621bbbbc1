const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const SHORTEST_PEPPER_BYTES = 16;

/** The pepper cannot be used. Never says what it is: it is a secret. */
export class PepperError extends Error {
  override readonly name = 'PepperError';
  /** What is wrong, without the subject: `must be …`. */
  readonly problem: string;

  constructor(problem: string, origin: string) {
    super(`the pepper (${origin}) ${problem}`);
    this.problem = problem;
  }
}

/** Where a pepper comes from that is not said to come from elsewhere. */
const DEFAULT_ORIGIN = 'LEAD_LAKE_PEPPER';

/**
 * The pepper's bytes from its text: hexadecimal when it can be, else base64.
 *
 * @param origin where the text was found, for the person who has to mend it
 */
export function parsePepper(text: string, origin = DEFAULT_ORIGIN): Uint8Array {
  const trimmed = text.trim();
  const isHex = HEX.test(trimmed);
  if (!isHex && !BASE64.test(trimmed)) {
    throw new PepperError('must be hexadecimal or base64', origin);
  }
  const bytes = Buffer.from(trimmed, isHex ? 'hex' : 'base64');
  if (bytes.length < SHORTEST_PEPPER_BYTES) {
    throw new PepperError(`must have at least ${SHORTEST_PEPPER_BYTES} bytes`, origin);
  }
  return bytes;
}

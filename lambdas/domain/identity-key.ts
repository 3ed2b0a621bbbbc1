import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** Longest value whose inner hash is computed in the reused buffer; longer ones get one of their own. */
const REUSED_BYTES = 1024;

/** Turns a normalised contact value into the lake's name for it: 64 lower-case hex digits. */
export type KeyDeriver = (normalised: string) => string;

/**
 * HMAC-SHA256 under `pepper` (RFC 2104), spelt out as two one-shot hashes over prepared pads: half the time
 * of `createHmac`, and the gate derives up to four keys for each event.
 */
export function createKeyDeriver(pepper: Uint8Array): KeyDeriver {
  const secret = pepper.length > BLOCK_BYTES ? hash('sha256', pepper, 'buffer') : pepper;
  const inner = Buffer.alloc(BLOCK_BYTES + REUSED_BYTES, 0x36);
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES, 0x5c);
  secret.forEach((byte, i) => {
    inner[i] = byte ^ 0x36;
    outer[i] = byte ^ 0x5c;
  });

  /** As one character a byte: the shortest text of a digest, and digests as buffers are slow. */
  const innerHash = (value: string): string => {
    if (value.length * 3 > REUSED_BYTES) {
      return hash('sha256', Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.from(value)]), 'binary');
    }
    const written = inner.write(value, BLOCK_BYTES, 'utf8');
    return hash('sha256', inner.subarray(0, BLOCK_BYTES + written), 'binary');
  };

  return (normalised) => {
    outer.write(innerHash(normalised), BLOCK_BYTES, 'binary');
    return hash('sha256', outer, 'hex');
  };
}

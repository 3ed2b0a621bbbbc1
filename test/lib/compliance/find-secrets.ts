/** Where in a value something secret seems to stand. */
export interface Suspicion {
  readonly path: string;
  readonly why: string;
}

const KNOWN_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'access key id'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'private key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}/, 'GitHub token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'Slack token'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./, 'JSON web token'],
  [/:\/\/[^/\s:@<]+:[^/\s:@<]+@/, 'password in an address'],
];
/** Names whose value must be a reference, never a text. */
const SECRET_NAME = /(password|passwd|secret|secretstring|token|api_?key|pepper|private_?key|credential)$/i;
/** Where a secret lies, which is none; Redshift names its own so. */
const HARMLESS_VALUE = /^(arn:|<|\{\{resolve:|\/|redshift!|$)/;
const WORD = /[A-Za-z0-9+/_-]{32,}={0,2}/g;
const HEX = /^[0-9a-f]+$/i;
/** Bits per character; English and identifiers stay below, random base64 of 32 characters is at 4.5 and more. */
const RANDOM = 4.4;

/** Looks through any JSON for keys, passwords and what looks like them. */
export function findSecrets(value: unknown, path = ''): Suspicion[] {
  if (typeof value === 'string') return suspicionsOf(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => findSecrets(inner, `${path}/${key}`));
}

function suspicionsOf(text: string, path: string): Suspicion[] {
  const known = KNOWN_FORMS.filter(([form]) => form.test(text)).map(([, why]) => ({ path, why }));
  const name = path.split('/').at(-1) ?? '';
  const named =
    SECRET_NAME.test(name) && !HARMLESS_VALUE.test(text)
      ? [{ path, why: `text under the name ${name}` }]
      : [];
  const random = (text.match(WORD) ?? [])
    .filter((word) => !HEX.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word))
    .filter((word) => entropy(word) > RANDOM)
    .map(() => ({ path, why: 'looks random' }));
  return [...known, ...named, ...random];
}

/** Shannon entropy of a text's characters, in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}

const MASK = '[email]';

/** An at sign, also percent-encoded once or more often (`%40`, `%2540`). */
const AT_SIGN = /@|%(?:25)*40/g;

/** What cannot be part of an address written in running text or in a URL. */
const DELIMITER = /[\s\p{Cc}"<>()[\]{}|\\,;:/?&=#@]/u;

const DOMAIN_WITH_DOT = /^[^.].*?(?:\.|%(?:25)*2e)[\p{L}\p{N}]/iu;

/** True when `text` may hold an e-mail address: the cheap question that most text answers with no. */
export function mayHoldEmail(text: string): boolean {
  return text.includes('@') || (text.includes('40') && text.search(AT_SIGN) >= 0);
}

/**
 * Replaces all that looks like an e-mail address by `[email]`, so that page addresses, campaign names and
 * free text can be shown to analysts. Rather too much is masked than too little.
 */
export function maskEmails(text: string): string {
  if (!mayHoldEmail(text)) return text;
  let masked = '';
  let done = 0;
  for (const match of text.matchAll(AT_SIGN)) {
    if (match.index < done) continue;
    const start = localStart(text, match.index, done);
    const end = domainEnd(text, match.index + match[0].length);
    const domain = text.slice(match.index + match[0].length, end);
    if (start === match.index || !DOMAIN_WITH_DOT.test(domain)) continue;
    masked += text.slice(done, start) + MASK;
    done = end;
  }
  return masked + text.slice(done);
}

function localStart(text: string, at: number, limit: number): number {
  let start = at;
  while (start > limit && !DELIMITER.test(text.charAt(start - 1))) start -= 1;
  return start;
}

function domainEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !DELIMITER.test(text.charAt(end))) end += 1;
  return end;
}

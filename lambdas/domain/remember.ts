/** Longest text that is remembered: memory is bounded in bytes too, whatever producers send. */
const LONGEST_REMEMBERED = 128;

/**
 * `answer` with a short memory of its last answers, at most twice `limit`. Events of one person arrive close
 * together and ask the same. What is remembered may be contact data: it stays in this process' memory and is
 * never listed. `answer` must depend on its text alone, and its answers must not be changed by who gets them.
 */
export function remember<Answer extends NonNullable<unknown>>(
  answer: (text: string) => Answer,
  limit: number,
): (text: string) => Answer {
  let recent = new Map<string, Answer>();
  let older = new Map<string, Answer>();

  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return answer(text);
    const latest = recent.get(text);
    if (latest !== undefined) return latest;
    const known = older.get(text) ?? answer(text);
    if (recent.size >= limit) {
      older = recent;
      recent = new Map();
    }
    recent.set(ownCopy(text), known);
    return known;
  };
}

/** V8 keeps a trimmed text as a window on the whole: without a copy, one address among blanks keeps them all. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

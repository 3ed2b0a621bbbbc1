/** Text measured in columns of a terminal. */

const ASCII = /^[\x20-\x7e]*$/;
const NO_WIDTH = /\p{Mark}|\u200b|\u200c|\u200d|\ufe0f/u;
const TWO_WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;

/** Columns a text takes, near enough: marks take none, CJK and emoji two. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return [...text].reduce((width, char) => width + charWidth(char), 0);
}

/** Columns of the widest of some texts. */
export function widestOf(texts: readonly string[]): number {
  return texts.reduce((widest, text) => Math.max(widest, displayWidth(text)), 0);
}

/** The text, or as much of it as leaves room for an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 1;
  const kept: string[] = [];
  for (const char of text) {
    used += charWidth(char);
    if (used > width) break;
    kept.push(char);
  }
  return `${kept.join('')}…`;
}

/** The text filled up with blanks, behind it or before it. */
export function padToWidth(text: string, width: number, side: 'left' | 'right'): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'left' ? text + blank : blank + text;
}

function charWidth(char: string): number {
  if (NO_WIDTH.test(char)) return 0;
  return TWO_WIDE.test(char) ? 2 : 1;
}

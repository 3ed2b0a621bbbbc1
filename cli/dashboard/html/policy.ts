import { createHash } from 'node:crypto';

/**
 * What the browser may do for the page: run its one script, use its one style sheet, and nothing else; no text that
 * came in as data could make it load or run anything. Style attributes are needed by what draws the charts.
 */
export function policyOf({ css, script }: { readonly css: string; readonly script: string }): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src-elem '${hashOf(css)}'`,
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

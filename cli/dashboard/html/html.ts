/** A piece of markup. Only `html` makes one, so that text can never pass for markup. */
export class Html {
  readonly text: string;
  private constructor(text: string) {
    this.text = text;
  }

  /** For the text of files of this project, never for data. */
  static trusted(text: string): Html {
    return new Html(text);
  }
}

type Part = Html | string | number | null | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with values in it: text is escaped, markup and lists of it are taken as they are, null and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  return Html.trusted(parts.reduce((text, part, at) => text + render(values[at - 1] ?? null) + part));
}

/** Data for scripts: text that ends no script element, whatever it holds. */
export function jsonScript(id: string, value: unknown): Html {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="${id}">${Html.trusted(text)}</script>`;
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

function render(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return part.map(render).join('');
}

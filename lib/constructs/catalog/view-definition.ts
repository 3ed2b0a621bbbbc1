import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VIEWS = fileURLToPath(new URL('../../../athena-queries/views', import.meta.url));

export interface ViewDefinition {
  readonly name: string;
  /** The select, without the header that says what it is for. */
  readonly sql: string;
}

/** Views read each other in a circle. */
export class ViewCircleError extends Error {
  override readonly name = 'ViewCircleError';

  constructor(names: readonly string[]) {
    super(`no order to make these views in, each reads another: ${names.join(', ')}`);
  }
}

/** Every view of the lake, each after those it reads. */
export function readViews(folder = VIEWS): readonly ViewDefinition[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return inOrder(
    files.sort().map((file) => ({
      name: path.basename(file, '.sql'),
      sql: withoutHeader(readFileSync(path.join(folder, file), 'utf8')),
    })),
  );
}

/** Views so that each comes after those it reads, else as they came. */
export function inOrder(views: readonly ViewDefinition[]): readonly ViewDefinition[] {
  const words = new Map(views.map(({ name, sql }) => [name, wordsOf(sql)]));
  const reads = (reader: ViewDefinition, other: ViewDefinition) =>
    reader !== other && words.get(reader.name)?.has(other.name);
  const ordered: ViewDefinition[] = [];
  let waiting = views;
  while (waiting.length > 0) {
    const ready = waiting.filter((view) => !waiting.some((other) => reads(view, other)));
    if (ready.length === 0) throw new ViewCircleError(waiting.map(({ name }) => name));
    ordered.push(...ready);
    waiting = waiting.filter((view) => !ready.includes(view));
  }
  return ordered;
}

export function viewStatement({ name, sql }: ViewDefinition): string {
  return `CREATE OR REPLACE VIEW ${name} AS\n${sql}`;
}

function withoutHeader(text: string): string {
  return text.replace(/^(?:--.*\n)+/, '').trim();
}

/**
 * Every word of a view that stands neither in a comment nor in a text. Rather too many than too few: a column that
 * is called like a view is at worst told of here as a circle, a source that is missed fails when it is deployed.
 */
function wordsOf(sql: string): ReadonlySet<string> {
  return new Set(
    sql
      .replaceAll(/--.*$|'(?:[^']|'')*'/gm, '')
      .toLowerCase()
      .match(/\w+/g),
  );
}

import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { DefinitionMistake } from '../definition-error.ts';
import { issueMistakes } from './issue-mistakes.ts';

/** Keys and indexes from the top of a file down to a value. */
export type Path = readonly PropertyKey[];

/** A definition file that knows where its values stand and collects what is wrong with them. */
export interface DefinitionFile {
  readonly path: string;
  /** Undefined when the text is not YAML. */
  readonly content: unknown;
  readonly mistakes: readonly DefinitionMistake[];
  /** Notes a mistake about the value at a place (or about its key, for a key that should not be there). */
  report(at: Path, message: string): void;
  /** The value at a place in the shape asked for, or undefined, its mistakes noted. */
  read<T>(schema: z.ZodType<T>, at: Path): T | undefined;
  valueAt(at: Path): unknown;
}

const sameKey = (key: unknown, step: PropertyKey): boolean =>
  isScalar(key) && String(key.value) === String(step);

export function openDefinitionFile(path: string, text: string): DefinitionFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true });
  const mistakes: DefinitionMistake[] = document.errors.map((error) => ({
    file: path,
    line: lineCounter.linePos(error.pos[0]).line,
    message: error.message.split(/ at line \d+|\n/, 1)[0] ?? 'not readable as YAML',
  }));
  const content: unknown = mistakes.length === 0 ? (document.toJS() ?? null) : undefined;

  // Where a value is missing, the place of what it is missing from is the nearest thing to point at.
  const offsetOf = (at: Path): number => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const step of at) {
      const found = resolve(node);
      const pair = isMap(found)
        ? found.items.find((item) => isPair(item) && sameKey(item.key, step))
        : undefined;
      const next: unknown = pair
        ? (pair.value ?? pair.key)
        : isSeq(found)
          ? found.items[Number(step)]
          : undefined;
      if (next === undefined) break;
      // A map or list under a key is pointed at by its key: that is the line people look at.
      offset = startOf(pair && (isMap(next) || isSeq(next)) ? pair.key : next) ?? offset;
      node = next;
    }
    return offset;
  };
  const resolve = (node: unknown): unknown =>
    typeof node === 'object' && node !== null && 'source' in node && 'resolve' in node
      ? (node as { resolve(doc: typeof document): unknown }).resolve(document)
      : node;
  const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

  const report = (at: Path, message: string): void => {
    mistakes.push({ file: path, line: lineCounter.linePos(offsetOf(at)).line, message });
  };
  const valueAt = (at: Path): unknown =>
    at.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], content);
  return {
    path,
    content,
    mistakes,
    report,
    valueAt,
    read: (schema, at) => {
      // Not YAML at all: that has been said, and nothing in it can be judged.
      if (content === undefined) return undefined;
      const value = valueAt(at);
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      for (const mistake of issueMistakes(result.error.issues, value)) {
        report([...at, ...mistake.path], mistake.message);
      }
      return undefined;
    },
  };
}

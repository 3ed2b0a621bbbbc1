import { readConditions } from '#domain/features/condition-schema.ts';
import type { Guard } from '#domain/features/guard.ts';
import { guardSchema, type WrittenGuard } from '#domain/features/guard-schema.ts';
import { checkConditions } from '../check-conditions.ts';
import { unknownName } from '../nearest.ts';
import type { DefinitionFile, Path } from '../yaml/definition-file.ts';
import type { EventSchema } from './check-feature.ts';
import { uniqueNames } from './unique-names.ts';

const MINUTE_MS = 60_000;

/** What the features file says of guards, as far as it could be read; `names` holds also those with mistakes. */
export interface GuardsRead {
  readonly guards: readonly Guard[];
  readonly names: readonly string[];
}

function checkBurst(file: DefinitionFile, at: Path, by: string, { columns }: EventSchema): void {
  const texts = [...columns].filter(([, type]) => type === 'string').map(([name]) => name);
  const type = columns.get(by);
  if (type === undefined) file.report(at, unknownName('column', by, texts));
  else if (type !== 'string') {
    file.report(at, `column ${by} is ${type}, a burst is of events that share a text: ${texts.join(', ')}`);
  }
}

function toGuard({ name, what, when, burst }: WrittenGuard): Guard {
  return {
    name,
    what,
    when: readConditions(when),
    burst: burst
      ? { by: burst.by, moreThan: burst.more_than, withinMs: burst.within_minutes * MINUTE_MS }
      : null,
  };
}

/** Reads the guards, noting every mistake. */
export function readGuards(
  file: DefinitionFile,
  written: readonly unknown[],
  schema: EventSchema,
): GuardsRead {
  const guards = written.flatMap((_, index): Guard[] => {
    const at = ['guards', index];
    const guard = file.read(guardSchema, at);
    if (!guard) return [];
    checkConditions(file, [...at, 'when'], readConditions(guard.when), {
      kind: 'column',
      types: schema.columns,
      ...(schema.knownValues && { knownValues: schema.knownValues }),
    });
    if (guard.burst) checkBurst(file, [...at, 'burst', 'by'], guard.burst.by, schema);
    return [toGuard(guard)];
  });
  return { guards, names: uniqueNames(file, 'guards', 'guard', written.length) };
}

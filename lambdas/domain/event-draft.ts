import type { CanonicalEvent } from './canonical-event.ts';
import type { IssueCode } from './issue.ts';
import type { ReadingTools } from './reading-tools.ts';
import { repairText } from './values/text.ts';

/** A canonical event while its fields are being read. */
export class EventDraft {
  readonly columns: CanonicalEvent;
  readonly tools: ReadingTools;
  /** What has no column and ends in `properties`, in the order it came. */
  readonly kept: (readonly [string, unknown])[] = [];

  constructor(columns: CanonicalEvent, tools: ReadingTools) {
    this.columns = columns;
    this.tools = tools;
  }

  /** Notes an oddity once per field, however often it shows. */
  report(code: IssueCode, field: string): void {
    const { issues } = this.columns;
    if (!issues.some((issue) => issue.code === code && issue.field === field)) issues.push({ code, field });
  }

  keep(name: string, value: unknown): void {
    this.kept.push([name, value]);
  }

  /** Repaired text; says so when there was something to repair. */
  repaired(text: string, field: string): string {
    const repaired = repairText(text);
    if (repaired !== text) this.report('text_repaired', field);
    return repaired;
  }
}

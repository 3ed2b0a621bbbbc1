import type { EventBus } from '#adapters/event-bus.ts';
import type { KeyLinks } from '#adapters/item-key-links.ts';
import type { LookupStore } from '#adapters/lookup-store.ts';
import type { ModelSource } from '#adapters/model-source.ts';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { LeadProfileStore } from '../scoring/scored-lead.ts';
import { readRun } from './lake-answers.ts';
import { type KeyLink, readLinksAfter } from './lake-links.ts';
import type { AskLake } from './lake-rows.ts';
import { publishBands } from './publish-bands.ts';
import { linksSince, publishLinks } from './publish-links.ts';
import { PUBLISH_METRICS, type PublishMetrics } from './publish-metrics.ts';
import type { PublishProgress } from './publish-progress.ts';
import { rateChanges } from './rate-changes.ts';

export interface PublishDependencies {
  readonly ask: AskLake;
  readonly profiles: LeadProfileStore;
  /** Of the same profiles. */
  readonly links: KeyLinks;
  readonly lookups: LookupStore;
  readonly progress: PublishProgress;
  readonly model: ModelSource;
  readonly bus: EventBus;
  /** Where the score log lies. */
  readonly objects: ObjectStore;
  readonly metrics: PublishMetrics;
  /** Told of what could not be stored or noted. @default nobody is; the error at the end counts them */
  readonly onFailure?: (what: string, error: unknown) => void;
}

/** What was brought to the operational store, and what was told of it. */
export interface Published {
  /** As-of of the run; null where no run has scored anybody. */
  readonly as_of_ms: number | null;
  readonly rates: number;
  readonly links: number;
  readonly rescored: number;
  readonly announced: number;
}

/** Some leads could not be told of, or not be logged. Publishing again does what is left. */
export class IncompletePublicationError extends Error {
  override readonly name = 'IncompletePublicationError';

  constructor(failed: number) {
    super(`${failed} leads could not be told of or logged: publish again`);
  }
}

/**
 * The pipeline's last stage: brings to the operational store what only all events together can tell, in steps that
 * may be cut short anywhere and done again.
 *
 * @throws IncompletePublicationError once everything else is done
 */
export function createPublish({
  ask,
  profiles,
  links,
  lookups,
  progress,
  model,
  bus,
  objects,
  metrics,
  onFailure = () => {},
}: PublishDependencies): () => Promise<Published> {
  return async () => {
    const done = await progress.read();
    const run = await readRun(ask, linksSince(done), done.doneMs);
    const { asOfMs, rates, links: found, otherBands } = run;
    if (asOfMs === null) return { as_of_ms: null, rates: 0, links: 0, rescored: 0, announced: 0 };

    const changes = rateChanges((await lookups.read()).lookups, rates);
    await lookups.publish(changes, asOfMs);
    metrics.count(PUBLISH_METRICS.rates, changes.length);

    const after = (link: KeyLink) => readLinksAfter(link, ask);
    const linked = await publishLinks(found, asOfMs, { links, progress, after });
    metrics.count(PUBLISH_METRICS.links, linked);

    const { rescored, announced, failed } = await publishBands(otherBands, asOfMs, {
      profiles,
      bus,
      objects,
      lookups: await lookups.read(),
      model: await model.current(),
      onFailure,
    });
    metrics.count(PUBLISH_METRICS.movedByTime, announced);
    if (failed > 0) throw new IncompletePublicationError(failed);
    return { as_of_ms: asOfMs, rates: changes.length, links: linked, rescored, announced };
  };
}

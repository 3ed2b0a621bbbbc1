import type { EventBus } from '#adapters/event-bus.ts';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { StoredEvent } from '#domain/scoring/stored-event.ts';
import { positionText } from '../validation/gated-line.ts';
import { announce } from './announce.ts';
import { errorName, type ProblemListener } from './problem.ts';
import { storeScoreLog } from './score-log.ts';
import type { LoggedScore } from './score-log-line.ts';
import {
  countBandChanges,
  countOutcomes,
  countSome,
  SCORING_METRICS,
  type ScoringMetrics,
} from './scoring-metrics.ts';
import { type TakenEvent, type TakingDependencies, takeEvents } from './take-events.ts';

export interface BatchDependencies extends TakingDependencies {
  /** Takes the score log. */
  readonly store: ObjectStore;
  readonly bus: EventBus;
  readonly metrics: ScoringMetrics;
  readonly onProblem: ProblemListener;
}

/**
 * Scores whom events concern, then logs the scores, then tells them: nobody hears of a score that is not on record.
 *
 * @returns sequence numbers of the records of which a failing system has left something undone
 */
export async function scoreBatch(
  events: readonly StoredEvent[],
  dependencies: BatchDependencies,
): Promise<ReadonlySet<string>> {
  const { store, bus, profiles, metrics, onProblem } = dependencies;
  const taken = await takeEvents(events, dependencies);
  for (const each of taken) tellProblem(each, onProblem);
  countOutcomes(taken, metrics);

  const scores = taken.flatMap(scoresOf);
  const unlogged = await storeScoreLog(scores, store, (key, error) => {
    onProblem('scores not logged, their records are delivered again', { key, error: errorName(error) });
  });
  const logged = scores.filter((score) => !unlogged.has(score));
  countSome(metrics, SCORING_METRICS.scored, logged.filter(isOfLead).length);

  const leads = logged.map(({ lead }) => lead);
  const onFailure = (error: unknown) => {
    onProblem('crossings not noted as told, they are told again', { error: errorName(error) });
  };
  const announced = await announce(leads, { bus, profiles, onFailure });
  countBandChanges(announced.taken, metrics);
  countSome(metrics, SCORING_METRICS.notAnnounced, announced.notTaken.length);

  const unfinished = scores.filter((score) => unlogged.has(score) || announced.open.has(score.lead));
  const undone = [...taken.filter(({ outcome }) => outcome.kind === 'failed'), ...unfinished];
  return new Set(undone.map(({ position }) => position.sequenceNumber));
}

type EventScore = LoggedScore & Pick<TakenEvent, 'position'>;

const scoresOf = ({ position, leads }: TakenEvent): EventScore[] => leads.map((lead) => ({ lead, position }));

const isOfLead = ({ lead }: LoggedScore): boolean => lead.score.attribution === 'lead';

function tellProblem({ position, outcome }: TakenEvent, onProblem: ProblemListener): void {
  if (outcome.kind !== 'set_aside' && outcome.kind !== 'failed') return;
  const details = { position: positionText(position), error: errorName(outcome.error) };
  if (outcome.kind === 'failed') onProblem('event not scored, its record is delivered again', details);
  else onProblem('event set aside, the pipeline scores it', { ...details, reason: outcome.reason });
}

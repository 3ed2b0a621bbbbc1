/** One thing that is measured again and again. */
export interface Subject<T> {
  readonly name: string;
  run(): Promise<T>;
}

/** The order of the subjects in a round: every round begins with another one, so that none always runs first. */
export function orderOfRound<T>(subjects: readonly T[], round: number): T[] {
  const first = subjects.length === 0 ? 0 : round % subjects.length;
  return [...subjects.slice(first), ...subjects.slice(0, first)];
}

/**
 * Measures all subjects in turn, round by round: what changes slowly on the machine then falls on all of them
 * alike. Returns each subject's results in the order of the rounds.
 */
export async function interleave<T>(
  subjects: readonly Subject<T>[],
  rounds: number,
  say: (line: string) => void,
): Promise<Map<string, T[]>> {
  const results = new Map<string, T[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of orderOfRound(subjects, round)) {
      say(`round ${round + 1} of ${rounds}: ${subject.name}`);
      results.get(subject.name)?.push(await subject.run());
    }
  }
  return results;
}

import type { AlarmSpec } from './alarm-spec.ts';
import { sum } from './aws-metrics.ts';

export interface FunctionWatch {
  /** What people call it. */
  readonly label: string;
  readonly functionName: string;
}

/** Calls of a function that failed or were turned away. */
export function functionAlarms(functions: readonly FunctionWatch[]): AlarmSpec[] {
  return functions.flatMap(({ label, functionName }): AlarmSpec[] => {
    const of = (name: string) => ({ metrics: { [name.toLowerCase()]: lambdaSum(name, functionName) } });
    const once = {
      about: label,
      urgency: 'warn',
      raisedWhen: { is: '>=', than: 1 },
      periodSeconds: 900,
      periods: 1,
      withoutData: 'notBreaching',
    } as const;
    return [
      {
        ...once,
        ...of('Errors'),
        entry: 'A function fails',
        meaning: `A call of the function ${label} ended in an error.`,
      },
      {
        ...once,
        ...of('Throttles'),
        entry: 'A function is throttled',
        meaning: `Calls of the function ${label} were turned away because too many run at once.`,
      },
    ];
  });
}

function lambdaSum(name: string, functionName: string) {
  return sum('AWS/Lambda', name, { FunctionName: functionName });
}

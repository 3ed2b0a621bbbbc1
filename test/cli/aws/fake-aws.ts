import type { AwsClients } from '#cli/aws/clients.ts';
import { type DeployedLake, openDeployedLake } from '#cli/aws/deployed-lake.ts';

/** What a service answers, by the name of the command without its ending; an error is thrown. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>;

/** What the parameters of a lake say, by their names without the environment. */
export const PARAMETERS = {
  'stream-name': 'the-stream',
  'database-name': 'lead_lake_dev',
  'analysts-workgroup': 'lead-lake-dev-analysts',
  'state-machine-arn': 'arn:aws:states:us-east-1:111122223333:stateMachine:pipeline',
  'pepper-secret-arn': 'arn:aws:secretsmanager:us-east-1:111122223333:secret:pepper',
} as const;

const parametersOf = (known: Readonly<Record<string, string>>) => ({
  GetParameters: ({ Names }: { Names: string[] }) => ({
    Parameters: Names.flatMap((Name) => {
      const Value = known[Name.replace('/lead-lake/dev/', '')];
      return Value === undefined ? [] : [{ Name, Value }];
    }),
  }),
});

/** The lake `dev` on an AWS that answers as told, and every call it was sent. */
export function fakeLake(answers: Answers, known: Readonly<Record<string, string>> = PARAMETERS) {
  const calls: { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[] = [];
  const all: Answers = { ...parametersOf(known), ...answers };
  const client = () => ({
    send: async (command: { readonly input: Readonly<Record<string, unknown>> }) => {
      const name = command.constructor.name.replace(/Command$/, '');
      calls.push({ name, input: command.input });
      const answer = all[name];
      if (answer === undefined) throw new RangeError(`nobody answers ${name}`);
      return answer(command.input as never);
    },
  });
  const clients = Object.fromEntries(
    ['ssm', 'kinesis', 'athena', 'dynamodb', 'sfn', 'secrets'].map((service) => [service, client]),
  ) as unknown as AwsClients;
  const lake: DeployedLake = openDeployedLake('dev', () => clients);
  return {
    lake,
    calls,
    inputsOf: (name: string) => calls.filter((call) => call.name === name).map(({ input }) => input),
  };
}

/** An error as the SDK throws it for what a service said. */
export function awsError(name: string, message = 'told by AWS'): Error {
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: {} });
}

/** Throws an error, as an answer. */
export function refusing(error: Error) {
  return () => {
    throw error;
  };
}

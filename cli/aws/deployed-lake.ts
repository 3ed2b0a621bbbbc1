import { GetParametersCommand } from '@aws-sdk/client-ssm';
import {
  ConfigError,
  ENVIRONMENTS,
  type EnvironmentConfig,
  type EnvironmentInput,
  readEnvironment,
} from '#lib/config/index.ts';
import { type Parameter, parameterName } from '#lib/parameter-names.ts';
import { UserError } from '../user-error.ts';
import { type AwsClients, createAwsClients } from './clients.ts';
import { onAws } from './explain-aws-failure.ts';

/** A lake on AWS, as a command sees it. */
export interface DeployedLake {
  /** Name of its environment. */
  readonly name: string;
  /** How its gate reads what events leave unsaid. */
  readonly gate: EnvironmentConfig['gate'];
  readonly clients: AwsClients;
  /** What the lake says about itself, by the names asked for. @throws UserError where it is not deployed. */
  readonly parameters: <P extends Parameter>(...wanted: readonly P[]) => Promise<Readonly<Record<P, string>>>;
}

/**
 * The lake of an environment. Nothing is asked of AWS yet.
 *
 * @param clientsIn makes the clients for a region
 */
export function openDeployedLake(
  name: string,
  clientsIn: typeof createAwsClients = createAwsClients,
): DeployedLake {
  const input = ENVIRONMENTS[name];
  if (input === undefined) {
    const known = Object.keys(ENVIRONMENTS).join(', ');
    throw new UserError(`--env ${name} is no environment: there are ${known} in lib/config`);
  }
  const { gate, region } = readConfig(input);
  const clients = clientsIn(region);
  return {
    name,
    gate,
    clients,
    parameters: (...wanted) => readParameters(clients, name, wanted),
  };
}

function readConfig(input: EnvironmentInput): EnvironmentConfig {
  try {
    return readEnvironment(input);
  } catch (error) {
    throw error instanceof ConfigError ? new UserError(error.message) : error;
  }
}

async function readParameters<P extends Parameter>(
  { ssm }: AwsClients,
  environment: string,
  wanted: readonly P[],
): Promise<Readonly<Record<P, string>>> {
  const names = wanted.map((parameter) => parameterName(environment, parameter));
  const { Parameters = [] } = await onAws('look up what the lake says about itself in SSM', () =>
    ssm().send(new GetParametersCommand({ Names: names })),
  );
  const found = wanted.map((parameter, place) => {
    const value = Parameters.find(({ Name }) => Name === names[place])?.Value;
    if (value !== undefined) return [parameter, value] as const;
    throw new UserError(
      `the lake ${environment} is not deployed here, or not wholly (there is no SSM parameter ${names[place]}): ` +
        `run npx cdk deploy --all --context env=${environment}, or set AWS_PROFILE and AWS_REGION to where it is`,
    );
  });
  return Object.fromEntries(found) as Record<P, string>;
}

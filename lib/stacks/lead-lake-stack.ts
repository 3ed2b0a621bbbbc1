import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct, IConstruct } from 'constructs';
import type { EnvironmentConfig } from '../config/index.ts';
import { PARAMETERS, type Parameter, parameterName } from '../parameter-names.ts';

export interface LeadLakeStackProps extends StackProps {
  readonly config: EnvironmentConfig;
}

/** What all stacks of a lake share: their environment, their tags, and how they say what they hold. */
export class LeadLakeStack extends Stack {
  readonly config: EnvironmentConfig;

  constructor(scope: Construct, id: string, { config, ...props }: LeadLakeStackProps) {
    super(scope, id, {
      env: {
        ...(config.account !== undefined && { account: config.account }),
        ...(config.region !== undefined && { region: config.region }),
      },
      terminationProtection: config.isProtected,
      ...props,
    });
    this.config = config;
    Tags.of(this).add('application', 'lead-lake');
    Tags.of(this).add('environment', config.name);
  }

  /** The stack of a lake in which a construct lies. */
  static override of(construct: IConstruct): LeadLakeStack {
    const stack = Stack.of(construct);
    if (!(stack instanceof LeadLakeStack))
      throw new Error(`${construct.node.path} lies in no stack of a lake`);
    return stack;
  }

  /** Makes a value known: as an output for people, as an SSM parameter for programs. */
  protected publish(parameter: Parameter, value: string, description: string): void {
    const id = parameter.charAt(0).toUpperCase() + parameter.slice(1);
    new StringParameter(this, `${id}Parameter`, {
      parameterName: parameterName(this.config.name, parameter),
      stringValue: value,
      description,
    });
    new CfnOutput(this, id, { value, description: `${description} (${PARAMETERS[parameter]})` });
  }
}

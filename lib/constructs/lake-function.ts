import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { metricsNamespace, NAMESPACE_VARIABLE } from '../metrics-namespace.ts';
import { LeadLakeStack } from '../stacks/lead-lake-stack.ts';
import { bundleFunction, HANDLER } from './bundle-function.ts';

const DEFAULT_MEMORY_MB = 512;
const DEFAULT_TIMEOUT = Duration.seconds(60);

export interface LakeFunctionProps {
  /** Folder under `lambdas/` that holds its `handler.ts`. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly description: string;
  /** Encrypts its logs. */
  readonly logsKey: IKey;
  readonly logsKeptDays: RetentionDays;
  readonly environment: Readonly<Record<string, string>>;
  /** All it may do beside writing its own log. */
  readonly statements: readonly PolicyStatement[];
  /** @default 512 */
  readonly memoryMb?: number;
  /** @default one minute */
  readonly timeout?: Duration;
  /** @default the account's unreserved ones are shared */
  readonly reservedConcurrency?: number;
}

/** A function as all of the lake's are: arm64, one bundle, a role and an encrypted log of its own. */
export class LakeFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: LakeFunctionProps) {
    super(scope, id);
    const { name, description, environment, memoryMb = DEFAULT_MEMORY_MB, timeout = DEFAULT_TIMEOUT } = props;
    const { config } = LeadLakeStack.of(this);
    this.logGroup = new LogGroup(this, 'Log', {
      encryptionKey: props.logsKey,
      retention: props.logsKeptDays,
      removalPolicy: config.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Lead lake: ${name}`,
    });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.logGroup.logGroupArn],
      }),
    );
    for (const statement of props.statements) this.role.addToPolicy(statement);
    this.function = new LambdaFunction(this, 'Function', {
      description,
      code: Code.fromAsset(bundleFunction(name)),
      handler: HANDLER,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup: this.logGroup,
      memorySize: memoryMb,
      timeout,
      environment: {
        [NAMESPACE_VARIABLE]: metricsNamespace(config.name),
        ...environment,
      },
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
    });
    // the function must not run before it may do what it has to
    this.function.node.addDependency(this.role);
  }
}

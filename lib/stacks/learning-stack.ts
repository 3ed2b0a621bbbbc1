import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnModelPackageGroup } from 'aws-cdk-lib/aws-sagemaker';
import type { Construct } from 'constructs';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface LearningStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
}

/** Where models will be trained and kept: their versions, their place in the lake, the role that trains. */
export class LearningStack extends LeadLakeStack {
  constructor(scope: Construct, id: string, { storage, ...props }: LearningStackProps) {
    super(scope, id, props);
    const { access } = storage;
    new CfnModelPackageGroup(this, 'Models', {
      modelPackageGroupName: `lead-lake-${this.config.name}`,
      modelPackageGroupDescription: 'Models that give a lead its probability of buying',
    });
    const training = new Role(this, 'TrainingRole', {
      assumedBy: new ServicePrincipal('sagemaker.amazonaws.com'),
      description: 'Lead lake: training; reads features, writes models',
    });
    training.addManagedPolicy(access.readTables);
    training.addManagedPolicy(access.writeModels);
  }
}

import {
  BatchExecuteStatementCommand,
  DescribeStatementCommand,
  type DescribeStatementCommandOutput,
  ExecuteStatementCommand,
  GetStatementResultCommand,
  type RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';

const RECORD = /^insert into kpi_admin\.migrations \(name, sha256\) values \('([^']+)', '([^']+)'\)$/;
/** Rows of a result come in pages of so many. */
const PAGE = 2;

type Ending = Partial<DescribeStatementCommandOutput>;

export interface FakeRedshiftProps {
  /** How a transaction with these statements ends. @default well */
  readonly ending?: (statements: readonly string[]) => Ending | undefined;
  /** Looks at a statement before it is through. @default 1 */
  readonly looks?: number;
}

/** A Data API that remembers which migrations were written down, and in which order it was asked what. */
export class FakeRedshift {
  readonly history: [name: string, sha256: string][] = [];
  readonly transactions: (readonly string[])[] = [];
  readonly inputs: unknown[] = [];
  private readonly running = new Map<string, { ending: Ending; looks: number }>();
  private readonly props: FakeRedshiftProps;

  constructor(props: FakeRedshiftProps = {}) {
    this.props = props;
  }

  readonly client = {
    send: async (command: unknown) => this.answer(command),
  } as unknown as Pick<RedshiftDataClient, 'send'>;

  private answer(command: unknown): unknown {
    if (command instanceof BatchExecuteStatementCommand) return this.run(command.input);
    if (command instanceof ExecuteStatementCommand) return this.start(command.input, { Status: 'FINISHED' });
    if (command instanceof DescribeStatementCommand) return this.look(command.input.Id ?? '');
    if (command instanceof GetStatementResultCommand) return this.page(Number(command.input.NextToken ?? 0));
    throw new TypeError('a command the warehouse does not know');
  }

  private run(input: { Sqls?: string[] | undefined }) {
    const statements = input.Sqls ?? [];
    const ending = this.props.ending?.(statements);
    if (ending === undefined) this.commit(statements);
    return this.start(input, ending ?? { Status: 'FINISHED' });
  }

  private start(input: unknown, ending: Ending) {
    const id = `statement-${this.inputs.push(input)}`;
    this.running.set(id, { ending, looks: this.props.looks ?? 1 });
    return { Id: id };
  }

  private commit(statements: readonly string[]) {
    this.transactions.push(statements);
    for (const statement of statements) {
      const [, name, sha256] = RECORD.exec(statement) ?? [];
      if (name === undefined || sha256 === undefined) continue;
      const earlier = this.history.findIndex(([known]) => known === name);
      if (earlier >= 0) this.history.splice(earlier, 1);
      this.history.push([name, sha256]);
    }
  }

  private look(id: string): Ending {
    const found = this.running.get(id);
    if (found === undefined) throw new RangeError(`${id} was never started`);
    found.looks -= 1;
    return found.looks >= 0 ? { Status: 'STARTED' } : found.ending;
  }

  private page(from: number) {
    const rows = this.history.slice(from, from + PAGE);
    const next = from + PAGE;
    return {
      Records: rows.map((row) => row.map((stringValue) => ({ stringValue }))),
      ...(next < this.history.length && { NextToken: String(next) }),
    };
  }
}

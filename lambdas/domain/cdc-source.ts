/** Operations of a change-data-capture envelope: create, update, snapshot read, delete. */
export const CDC_OPS = ['c', 'u', 'r', 'd'] as const;

export type CdcOp = (typeof CDC_OPS)[number];

/** What the changes of one table mean, compiled from `definitions/sources`. */
export interface CdcTable {
  /** Columns of the primary key, in the order they are joined to an id. */
  readonly pk: readonly string[];
  readonly events: Readonly<Record<CdcOp, string>>;
  /** Values of one column that make a change another event type than its operation does; not on delete. */
  readonly eventWhen: { readonly column: string; readonly values: Readonly<Record<string, string>> } | null;
  /** Field of the event to where its value comes from. */
  readonly fields: Readonly<Record<string, CdcField>>;
}

export interface CdcField {
  readonly column: string;
  /** Put before the value; empty for the value as it is. */
  readonly prefix: string;
  /** Value of the column to value of the field; a value not named leaves the field out. Null: as it is. */
  readonly values: Readonly<Record<string, string>> | null;
}

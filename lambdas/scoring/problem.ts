/** Told what went wrong: where, and the name of the error; never its words or what an event holds. */
export type ProblemListener = (problem: string, details: Readonly<Record<string, string>>) => void;

/** An error's words may repeat what an event holds; its name does not. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'no error');

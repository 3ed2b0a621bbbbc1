/**
 * Names what the gate makes of an event: its code and its packaged data. Part of every validated key. Raise
 * it when output changes for any event; validated is then rebuilt from raw under the new version.
 */
export const GATE_VERSION = '2';

/** Packaged data that shapes the output of this version; a test compares it with what is installed. */
export const GATE_DATA = {
  /** Version of libphonenumber-js, which carries the phone metadata. */
  phoneMetadata: '1.13.16',
  /** Day of the list of disposable e-mail domains. */
  disposableDomains: '2026-11-21',
  /** Day of the list of programs that follow links by themselves. */
  automatedAgents: '2026-11-21',
} as const;

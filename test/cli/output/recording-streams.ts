import { Writable } from 'node:stream';

/** Streams that keep what is written to them, in the place of the process' own. */
export interface RecordingStreams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly written: { stdout: string; stderr: string };
}

export interface RecordingProps {
  /** Whether they pass for terminals. @default false */
  readonly isTTY?: boolean;
  /** The code of the error each write to stdout ends in. @default they succeed */
  readonly failsWith?: string;
}

export function recordingStreams({ isTTY = false, failsWith }: RecordingProps = {}): RecordingStreams {
  const written = { stdout: '', stderr: '' };
  const streamOf = (name: 'stdout' | 'stderr') => {
    const stream = new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done(
          name === 'stdout' && failsWith !== undefined
            ? Object.assign(new Error(`${failsWith}: write`), { code: failsWith })
            : null,
        );
      },
    });
    return Object.assign(stream, { isTTY, columns: 20 }) as unknown as NodeJS.WriteStream;
  };
  return { stdout: streamOf('stdout'), stderr: streamOf('stderr'), written };
}

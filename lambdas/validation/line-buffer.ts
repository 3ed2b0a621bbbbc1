const FIRST_BYTES = 16 * 1024;

/** UTF-8 takes at most this many bytes for a unit of a JavaScript string. */
const MOST_BYTES_PER_UNIT = 3;

const NEWLINE = 0x0a;

/**
 * Lines on their way into an object, kept as the object's bytes: each line is written as it comes and its text
 * forgotten. Keeping the texts of a batch to join them at its end took a quarter of the gate's time.
 */
export class LineBuffer {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #length = 0;

  /** One line, without its newline. */
  add(line: string): void {
    this.#makeRoom(line.length * MOST_BYTES_PER_UNIT + 1);
    this.#length += this.#bytes.write(line, this.#length, 'utf8');
    this.#bytes[this.#length] = NEWLINE;
    this.#length += 1;
  }

  /** All lines so far, each with its newline: a view that is good until a line is added or all are forgotten. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Bytes it can hold without growing. */
  get capacity(): number {
    return this.#bytes.length;
  }

  /** Empty again, with all its room. */
  clear(): void {
    this.#length = 0;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** Most bytes of unused buffers that are kept: a batch of Lambda's largest payload, both outputs, grown by doubling. */
const MOST_SPARE_BYTES = 32 * 1024 * 1024;

/**
 * Buffers that one batch is done with, for the next: memory outside the heap makes the garbage collector look at
 * all of the heap, and growing anew for each batch gave it a reason every second one.
 */
export class SpareBuffers {
  readonly #spare: LineBuffer[] = [];
  #bytes = 0;

  take(): LineBuffer {
    const buffer = this.#spare.pop();
    if (buffer === undefined) return new LineBuffer();
    this.#bytes -= buffer.capacity;
    return buffer;
  }

  /** Gives back a buffer that nobody looks at any more. */
  giveBack(buffer: LineBuffer): void {
    if (this.#bytes + buffer.capacity > MOST_SPARE_BYTES) return;
    buffer.clear();
    this.#spare.push(buffer);
    this.#bytes += buffer.capacity;
  }
}

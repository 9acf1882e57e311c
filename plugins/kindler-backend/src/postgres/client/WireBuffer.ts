import { word } from '@kindler/backstage-plugin-kindler-common';
import { redact } from '../../model/redact';
import { ProbeRefusal } from './ProbeRefusal';
import type { WireMessage } from './wireMessages';

/**
 * Limit on everything that one probe reads. A PostgreSQL sends far less; whatever sends more is not PostgreSQL, or is
 * hostile.
 */
const MOST_BYTES = 64 * 1024;
const HEAD_BYTES = 5;
const LONGEST_MESSAGE = 4096;
const FIRST_SIZE = 1024;

/** Received bytes, taken out as single bytes or as whole messages. Each byte is copied a bounded number of times. */
export class WireBuffer {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #start = 0;
  #end = 0;

  get isEmpty(): boolean {
    return this.#start === this.#end;
  }

  add(chunk: Buffer): void {
    const end = this.#end + chunk.length;
    if (end > MOST_BYTES) {
      throw tooLarge();
    }
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(
        Math.min(Math.max(end, 2 * this.#bytes.length), MOST_BYTES),
      );
      this.#bytes.copy(larger, 0, 0, this.#end);
      this.#bytes = larger;
    }
    chunk.copy(this.#bytes, this.#end);
    this.#end = end;
  }

  /** Returns the next byte without removing it. */
  peek(): string | undefined {
    return this.isEmpty
      ? undefined
      : String.fromCharCode(this.#bytes[this.#start]);
  }

  skipByte(): void {
    this.#start += 1;
  }

  /** Undefined until the message is complete. */
  takeMessage(): WireMessage | undefined {
    if (this.#end - this.#start < HEAD_BYTES) {
      return undefined;
    }
    const length = this.#bytes.readInt32BE(this.#start + 1);
    if (length < 4 || length > MOST_BYTES) {
      throw this.#oldError() ?? (length < 4 ? notPostgres() : tooLarge());
    }
    const end = this.#start + 1 + length;
    if (this.#end < end) {
      return undefined;
    }
    const type = String.fromCharCode(this.#bytes[this.#start]);
    const body = this.#bytes.subarray(this.#start + HEAD_BYTES, end);
    this.#start = end;
    return { type, body };
  }

  /** A server that cannot even start a process for the client reports it in protocol 2. */
  #oldError(): ProbeRefusal | undefined {
    const text = this.#bytes.toString(
      'latin1',
      this.#start,
      Math.min(this.#end, this.#start + LONGEST_MESSAGE),
    );
    const [, message] = /^E([\x20-\x7e]+)[\n\0]/.exec(text) ?? [];
    return message === undefined
      ? undefined
      : new ProbeRefusal({
          outcome: 'failed',
          kind: 'refused',
          wording: word('fault-postgres-error', { said: redact(message) }),
          hint: word('hint-postgres-host', {}),
        });
  }
}

/** The other side is not PostgreSQL. */
export function notPostgres(): ProbeRefusal {
  return new ProbeRefusal({
    outcome: 'failed',
    kind: 'parse',
    wording: word('fault-not-postgres', {}),
    hint: word('hint-listener-answers', {}),
  });
}

function tooLarge(): ProbeRefusal {
  return new ProbeRefusal({
    outcome: 'failed',
    kind: 'too-large',
    wording: word('fault-postgres-too-large', {}),
    hint: word('hint-listener-answers', {}),
  });
}

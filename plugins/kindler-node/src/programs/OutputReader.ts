import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

const LONGEST_LINE = 2_000;

export interface OutputReaderOptions {
  maxBytes: number;
  onTooMuch(): void;
  onLine?(line: string): void;
}

/** Collects the output of a stream up to a limit and passes on each line as it arrives. */
export class OutputReader {
  readonly #options: OutputReaderOptions;
  readonly #decoder = new StringDecoder('utf8');
  readonly #parts: string[] = [];
  #bytes = 0;
  #line = '';

  constructor(stream: Readable, options: OutputReaderOptions) {
    this.#options = options;
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    stream.on('error', () => {});
  }

  /** Returns the whole output, once the stream has ended. */
  end(): string {
    const rest = this.#decoder.end();
    this.#parts.push(rest);
    this.#tell(this.#line + rest);
    this.#line = '';
    return this.#parts.join('');
  }

  #take(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#options.maxBytes) {
      this.#options.onTooMuch();
      return;
    }
    const text = this.#decoder.write(chunk);
    this.#parts.push(text);
    if (this.#options.onLine) {
      const lines = text.split(/[\r\n]+/);
      lines[0] = this.#line + lines[0];
      // Drops the end of an overlong line.
      this.#line = lines.pop()!.slice(0, LONGEST_LINE);
      lines.forEach(line => this.#tell(line));
    }
  }

  #tell(line: string): void {
    const text = line.slice(0, LONGEST_LINE).trim();
    if (text) {
      this.#options.onLine?.(text);
    }
  }
}

import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

const LONGEST_LINE = 2_000;

export interface OutputReaderOptions {
  maxBytes: number;
  onTooMuch(): void;
  onLine?(line: string): void;
}

/** Keeps what a stream says up to a bound, and tells its lines as they come. */
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

  /** All of it; said when the stream has ended. */
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
      // The end of an endless line is not told.
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

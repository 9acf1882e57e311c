import { redact } from '../../model/redact';
import { readStrings } from './wireMessages';

/** A server's error message. The routine is PostgreSQL's and the same in every language. */
export class ServerError extends Error {
  readonly sqlState: string;
  readonly routine?: string;
  /** Whether the server closes the connection after it. */
  readonly isFatal: boolean;

  /** Reads an ErrorResponse, whose fields each begin with a letter. */
  static read(body: Buffer): ServerError {
    const fields = new Map(
      readStrings(body).map(text => [text.charAt(0), text.slice(1)]),
    );
    return new ServerError(fields);
  }

  private constructor(fields: ReadonlyMap<string, string>) {
    const message = fields.get('M') ?? 'an error without a message';
    super(redact(message));
    this.name = 'ServerError';
    this.sqlState = fields.get('C') ?? '';
    this.routine = fields.get('R');
    // Before version 9.6 there is only the word in the server's language.
    this.isFatal = (fields.get('V') ?? fields.get('S')) !== 'ERROR';
  }
}

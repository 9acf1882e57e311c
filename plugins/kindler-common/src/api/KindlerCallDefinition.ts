/**
 * How a call travels over HTTP.
 * @public
 */
export interface KindlerCallDefinition {
  method: 'GET' | 'POST' | 'DELETE';
  /** With the names of parameters in braces; they are the call's first arguments, in this order. */
  path: string;
  /** Status of its answer. */
  status: number;
  /** What the argument after them is. */
  input?: 'query' | 'body';
  /** What its body says of `dryRun`: the same operation is asked what would happen, and told to do it. */
  dryRun?: boolean;
  /** Its body may have an `idempotencyKey`, which is sent as a header. */
  idempotent?: boolean;
}

/** @public */
export interface WithIdempotencyKey {
  /** The same key and body give the same operation; the same key with another body is a conflict. */
  idempotencyKey?: string;
}

/**
 * The HTTP form of a call.
 * @public
 */
export interface KindlerCallDefinition {
  method: 'GET' | 'POST' | 'DELETE';
  /** Parameter names are in braces. They are the first arguments of the call, in this order. */
  path: string;
  /** HTTP status of a successful answer. */
  status: number;
  /** The place of the argument after the path parameters. */
  input?: 'query' | 'body';
  /** The fixed `dryRun` of the body: `true` only asks what the operation would do, `false` starts it. */
  dryRun?: boolean;
  /** Whether the body may have an `idempotencyKey`, which is sent as a header. */
  idempotent?: boolean;
}

/** @public */
export interface WithIdempotencyKey {
  /** The same key and body give the same operation. The same key with another body is a conflict. */
  idempotencyKey?: string;
}

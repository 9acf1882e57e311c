import type { KindlerCallDefinition } from '@kindler/backstage-plugin-kindler-common';
import type { Request } from 'express';

/** Returns the arguments of a call from a request: the path parameters, followed by its filter or body. */
export function readArguments(
  { path, input, dryRun, idempotent }: KindlerCallDefinition,
  request: Request,
): unknown[] {
  const places = (path.match(/\{\w+\}/g) ?? []).map(
    place => request.params[place.slice(1, -1)],
  );
  if (input === 'query') {
    return [...places, request.query];
  }
  if (input !== 'body') {
    return places;
  }
  const body = { ...request.body };
  if (dryRun !== undefined) {
    delete body.dryRun;
  }
  if (idempotent) {
    body.idempotencyKey = request.header('idempotency-key');
  }
  return [...places, body];
}

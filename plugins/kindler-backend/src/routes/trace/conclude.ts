import {
  word,
  type Trace,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import { worstOf } from './worstOf';

/** The verdict of a route is that of its worst hop, and the route breaks at the first such hop. */
export function conclude(
  hops: readonly TraceHop[],
): Pick<Trace, 'verdict' | 'message' | 'breaksAt'> {
  const breaking = worstOf(hops)!;
  const { verdict } = breaking;
  if (verdict === 'ok') {
    return { verdict, message: word('trace-whole', {}) };
  }
  return {
    verdict,
    breaksAt: breaking.kind,
    message: word(verdict === 'unknown' ? 'trace-unverified' : 'trace-broken', {
      hop: hops.indexOf(breaking) + 1,
      name: breaking.name,
      message: breaking.message,
    }),
  };
}

import type {
  KindlerCall,
  Observed,
} from '@kindler/backstage-plugin-kindler-common';
import type { Request, Response } from 'express';
import { sendItem } from './sendItem';
import { sendTagged } from './sendTagged';

/** Calls whose item is the same object until the next evaluation. */
const OBSERVED: ReadonlySet<KindlerCall> = new Set([
  'getDatabase',
  'getGateway',
  'getGatewayStats',
]);

/** Sends the answer of a call. Lists have an ETag, and no answer may be cached. */
export function sendAnswer(
  call: KindlerCall,
  answer: Observed,
  request: Request,
  response: Response,
): void {
  if (OBSERVED.has(call)) {
    sendItem(response, answer as { item: object; now: string });
  } else if (call.startsWith('list')) {
    sendTagged(request, response, answer as { items: object; now: string });
  } else {
    response.setHeader('Cache-Control', 'no-store');
    response.json(answer);
  }
}

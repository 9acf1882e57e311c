import type {
  KindlerCall,
  Observed,
} from '@kindler/backstage-plugin-kindler-common';
import type { Request, Response } from 'express';
import { sendItem } from './sendItem';
import { sendTagged } from './sendTagged';

/** Answers whose item is the same object until it is judged anew. */
const OBSERVED: ReadonlySet<KindlerCall> = new Set([
  'getDatabase',
  'getGateway',
  'getGatewayStats',
]);

/** Sends what a call answered: lists with an ETag, and nothing for anybody to keep. */
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

import {
  KINDLER_CALLS,
  type KindlerCall,
  type KindlerCallDefinition,
  type Observed,
} from '@kindler/backstage-plugin-kindler-common';
import type { Router } from 'express';
import { readArguments } from './readArguments';
import { refuseBody } from './refuseBody';
import { sendAnswer } from './sendAnswer';
import type { ApiContext } from './types';

type Call = (...args: unknown[]) => Promise<Observed>;

/** Registers every call at its path. Requests arrive here validated against openapi.yaml. */
export function addCalls(router: Router, context: ApiContext): void {
  const { kindler, authorize, marks } = context;
  for (const name of callsInOrder()) {
    const definition = KINDLER_CALLS[name];
    const { method, path, dryRun, status } = definition;
    const register = method.toLowerCase() as 'get' | 'post' | 'delete';
    const topic = topicOf(definition);
    const place = path.replace(/\{(\w+)\}/g, ':$1');
    router[register](place, async (request, response, next) => {
      if (dryRun !== undefined && dryRun !== Boolean(request.body.dryRun)) {
        next();
        return;
      }
      const options = await authorize(request);
      if (method !== 'GET' && definition.input !== 'body') {
        refuseBody(request);
      }
      const args = readArguments(definition, request);
      const answer = await (kindler[name] as Call)(...args, options);
      response.status(status);
      const mark = topic && marks.of(topic, String(args[0]));
      sendAnswer(name, mark ? { ...answer, mark } : answer, request, response);
    });
  }
}

const TOPICS = ['database', 'gateway', 'route', 'environment'] as const;

/** Returns the kind of the one thing that a call reads, if signals refer to it by a mark. */
function topicOf({ method, path }: KindlerCallDefinition) {
  return method === 'GET'
    ? TOPICS.find(topic => path.startsWith(`/v1/${topic}s/{name}`))
    : undefined;
}

/** Sorts names before parameters, because `{` comes after every letter. */
function callsInOrder(): KindlerCall[] {
  const pathOf = (name: KindlerCall) => KINDLER_CALLS[name].path;
  return (Object.keys(KINDLER_CALLS) as KindlerCall[]).sort((a, b) =>
    pathOf(a) < pathOf(b) ? -1 : 1,
  );
}

import type { Request, Response, Router } from 'express';
import { sendItem } from './sendItem';
import type { ApiContext } from './types';

const PLAIN_NAME = /^[\w.-]{1,63}$/;

/** The reads that every open page repeats. */
export function addLiveReads(router: Router, context: ApiContext) {
  for (const [path, read] of liveReads(context)) {
    router.get(path, read);
  }
}

/**
 * The same reads without the checks against openapi.yaml: these could only find fault with a name, and cost more than
 * the answer. Whatever is more than a plain name is left to them.
 */
export function addPlainReads(router: Router, context: ApiContext) {
  for (const [path, read] of liveReads(context)) {
    router.get(path, (request, response, next) => {
      if (isPlain(request)) {
        read(request, response).catch(next);
      } else {
        next();
      }
    });
  }
}

function isPlain({ params, url }: Request): boolean {
  return PLAIN_NAME.test(params.name) && !url.includes('?');
}

type Read = (request: Request, response: Response) => Promise<void>;

function liveReads({ kindler, authorize }: ApiContext): Array<[string, Read]> {
  return [
    [
      '/v1/databases/:name',
      async (req, res) => {
        const options = await authorize(req);
        sendItem(res, await kindler.getDatabase(req.params.name, options));
      },
    ],
    [
      '/v1/gateways/:name',
      async (req, res) => {
        const options = await authorize(req);
        sendItem(res, await kindler.getGateway(req.params.name, options));
      },
    ],
  ];
}

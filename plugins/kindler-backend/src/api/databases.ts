import type {
  DatabaseActionKind,
  KindlerEventKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { Router } from 'express';
import { queryText, readIdempotencyKey, readPage } from './requests';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addDatabaseRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/databases', async (req, res) => {
    sendTagged(req, res, await kindler.listDatabases(await authorize(req)));
  });

  router.get('/v1/databases/:name/history', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getDatabaseHistory(req.params.name, options));
  });

  router.get('/v1/databases/:name/availability', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getDatabaseAvailability(req.params.name, options));
  });

  router.get('/v1/databases/:name/findings', async (req, res) => {
    const options = await authorize(req);
    const { item, now } = await kindler.getDatabase(req.params.name, options);
    res.json({ items: item.findings, now });
  });

  router.post('/v1/databases/:name/acknowledgements', async (req, res) => {
    const options = await authorize(req);
    const { name } = req.params;
    res.json(await kindler.acknowledgeFinding(name, req.body, options));
  });

  router.post('/v1/databases/:name/:action', async (req, res) => {
    const { name, action } = req.params;
    const { dryRun, ...request } = req.body;
    const kind = action as DatabaseActionKind;
    const options = await authorize(req);
    if (dryRun) {
      res.json(await kindler.planDatabaseAction(name, kind, request, options));
      return;
    }
    const answer = await kindler.runDatabaseAction(
      name,
      kind,
      { ...request, idempotencyKey: readIdempotencyKey(req) },
      options,
    );
    res.status(202).json(answer);
  });

  router.get('/v1/events', async (req, res) => {
    const filter = {
      database: queryText(req, 'database'),
      kind: queryText(req, 'kind') as KindlerEventKind | undefined,
      ...readPage(req),
    };
    sendTagged(
      req,
      res,
      await kindler.listEvents(filter, await authorize(req)),
    );
  });

  router.get('/v1/findings', async (req, res) => {
    sendTagged(req, res, await kindler.listFindings(await authorize(req)));
  });
}

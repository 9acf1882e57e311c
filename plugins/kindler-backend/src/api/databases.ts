import type { Router } from 'express';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addDatabaseRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/databases', async (req, res) => {
    sendTagged(req, res, await kindler.listDatabases(await authorize(req)));
  });

  router.get('/v1/databases/:name', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getDatabase(req.params.name, options));
  });

  router.get('/v1/databases/:name/history', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getDatabaseHistory(req.params.name, options));
  });

  router.get('/v1/databases/:name/findings', async (req, res) => {
    const options = await authorize(req);
    const { item, now } = await kindler.getDatabase(req.params.name, options);
    res.json({ items: item.findings, now });
  });

  router.get('/v1/findings', async (req, res) => {
    sendTagged(req, res, await kindler.listFindings(await authorize(req)));
  });
}

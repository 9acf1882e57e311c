import type { Router } from 'express';
import { queryText, readPage } from './requests';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addIncidentRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/incidents', async (req, res) => {
    const open = queryText(req, 'open');
    const filter = {
      database: queryText(req, 'database'),
      open: open === undefined ? undefined : open === 'true',
      ...readPage(req),
    };
    const options = await authorize(req);
    sendTagged(req, res, await kindler.listIncidents(filter, options));
  });

  router.get('/v1/databases/:name/incidents/:id', async (req, res) => {
    const { name, id } = req.params;
    const options = await authorize(req);
    res.json(await kindler.getIncident(name, id, options));
  });
}

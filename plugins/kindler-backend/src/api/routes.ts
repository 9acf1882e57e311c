import type { Router } from 'express';
import { readIdempotencyKey } from './requests';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addRouteRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/routes', async (req, res) => {
    sendTagged(req, res, await kindler.listRoutes(await authorize(req)));
  });

  router.get('/v1/routes/:name', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getRoute(req.params.name, options));
  });

  router.get('/v1/routes/:name/availability', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getRouteAvailability(req.params.name, options));
  });

  router.get('/v1/routes/:name/trace', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.traceRoute(req.params.name, options));
  });

  router.post('/v1/routes/:name/switch', async (req, res) => {
    const { name } = req.params;
    const options = await authorize(req);
    if (req.body.dryRun) {
      res.json(await kindler.planRouteSwitch(name, req.body, options));
      return;
    }
    const request = { ...req.body, idempotencyKey: readIdempotencyKey(req) };
    res.status(202).json(await kindler.switchRoute(name, request, options));
  });
}

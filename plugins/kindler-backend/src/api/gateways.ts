import type { Router } from 'express';
import { sendItem } from './sendItem';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addGatewayRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/gateways', async (req, res) => {
    sendTagged(req, res, await kindler.listGateways(await authorize(req)));
  });

  router.get('/v1/gateways/:name/stats', async (req, res) => {
    const options = await authorize(req);
    sendItem(res, await kindler.getGateway(req.params.name, options));
  });
}

import type { Request, Response, Router } from 'express';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addGatewayRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/gateways', async (req, res) => {
    sendTagged(req, res, await kindler.listGateways(await authorize(req)));
  });

  const sendGateway = async (req: Request, res: Response) => {
    const options = await authorize(req);
    res.json(await kindler.getGateway(req.params.name, options));
  };
  router.get('/v1/gateways/:name', sendGateway);
  router.get('/v1/gateways/:name/stats', sendGateway);
}

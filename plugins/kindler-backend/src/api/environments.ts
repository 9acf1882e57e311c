import type { Router } from 'express';
import { queryText, readIdempotencyKey, readPage } from './requests';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addEnvironmentRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/environments', async (req, res) => {
    const filter = {
      provider: queryText(req, 'provider'),
      owner: queryText(req, 'owner'),
      ...readPage(req),
    };
    const options = await authorize(req);
    sendTagged(req, res, await kindler.listEnvironments(filter, options));
  });

  router.post('/v1/environments', async (req, res) => {
    const request = { ...req.body, idempotencyKey: readIdempotencyKey(req) };
    const options = await authorize(req);
    res.status(202).json(await kindler.createEnvironment(request, options));
  });

  router.get('/v1/environments/:name', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getEnvironment(req.params.name, options));
  });

  router.delete('/v1/environments/:name', async (req, res) => {
    const options = await authorize(req);
    const answer = await kindler.deleteEnvironment(req.params.name, options);
    res.status(202).json(answer);
  });

  router.get('/v1/environments/:name/connection', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getEnvironmentConnection(req.params.name, options));
  });

  router.post('/v1/environments/:name/credentials', async (req, res) => {
    const options = await authorize(req);
    const { name } = req.params;
    const answer = await kindler.createEnvironmentCredentials(name, options);
    res.setHeader('Cache-Control', 'no-store');
    res.json(answer);
  });
}

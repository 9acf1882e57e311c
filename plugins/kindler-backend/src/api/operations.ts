import type { Router } from 'express';
import { queryText, readPage } from './requests';
import { sendTagged } from './sendTagged';
import type { ApiContext } from './types';

export function addOperationRoutes(router: Router, context: ApiContext) {
  const { kindler, authorize } = context;

  router.get('/v1/operations', async (req, res) => {
    const filter = {
      subjectKind: queryText(req, 'subjectKind'),
      subjectName: queryText(req, 'subjectName'),
      status: queryText(req, 'status'),
      ...readPage(req),
    };
    const options = await authorize(req);
    sendTagged(req, res, await kindler.listOperations(filter, options));
  });

  router.get('/v1/operations/:id', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getOperation(req.params.id, options));
  });

  router.get('/v1/operations/:id/log', async (req, res) => {
    const options = await authorize(req);
    res.json(await kindler.getOperationLog(req.params.id, options));
  });

  router.post('/v1/operations/:id/cancel', async (req, res) => {
    const options = await authorize(req);
    const answer = await kindler.cancelOperation(req.params.id, options);
    res.status(202).json(answer);
  });
}

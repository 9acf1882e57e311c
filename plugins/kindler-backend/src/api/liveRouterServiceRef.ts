import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';

/**
 * The plugin's first router. Services bring routers of their own, which every request to the plugin passes: what open
 * pages repeat is answered before them, so this stands first among the dependencies.
 */
export const liveRouterServiceRef = createServiceRef<Router>({
  id: 'kindler.liveRouter',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { httpRouter: coreServices.httpRouter },
      factory({ httpRouter }) {
        const router = Router();
        httpRouter.use(router);
        return router;
      },
    }),
});

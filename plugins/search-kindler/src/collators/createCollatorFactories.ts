import { Readable } from 'node:stream';
import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  databaseReadPermission,
  environmentReadPermission,
  routeReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { databaseDocument } from '../documents/databaseDocument';
import { environmentDocument } from '../documents/environmentDocument';
import { routeDocument } from '../documents/routeDocument';
import { readEnvironments } from './readEnvironments';

export interface CollatorOptions {
  auth: AuthService;
  kindler: KindlerService;
}

type Read = (credentials: BackstageCredentials) => Promise<IndexableDocument[]>;

/**
 * One for each kind of thing. When Kindler does not answer, collating fails and the index keeps what it had.
 */
export function createCollatorFactories(
  options: CollatorOptions,
): DocumentCollatorFactory[] {
  const { auth, kindler } = options;
  const collator = (
    type: string,
    visibilityPermission: DocumentCollatorFactory['visibilityPermission'],
    read: Read,
  ): DocumentCollatorFactory => ({
    type,
    visibilityPermission,
    getCollator: async () =>
      Readable.from(await read(await auth.getOwnServiceCredentials())),
  });
  return [
    collator('kindler-database', databaseReadPermission, async credentials => {
      const { items } = await kindler.listDatabases({ credentials });
      const all = items.map(({ name }) =>
        kindler.getDatabase(name, { credentials }),
      );
      return (await Promise.all(all)).map(({ item }) => databaseDocument(item));
    }),
    collator('kindler-route', routeReadPermission, async credentials => {
      const { items } = await kindler.listRoutes({ credentials });
      return items.map(routeDocument);
    }),
    collator(
      'kindler-environment',
      environmentReadPermission,
      async credentials => {
        const items = await readEnvironments(kindler, credentials);
        return items.map(environmentDocument);
      },
    ),
  ];
}

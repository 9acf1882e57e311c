import { ApiBlueprint, fetchApiRef } from '@backstage/frontend-plugin-api';
import { createKindlerClient } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../apis';

export const kindlerApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: kindlerApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => createKindlerClient({ fetchApi }),
    }),
});

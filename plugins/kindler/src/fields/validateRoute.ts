import type { ApiHolder } from '@backstage/frontend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { databaseRoutes } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef } from '../apis';
import type { RoutePickerOptions } from './RoutePicker';
import { translateWith } from './translateWith';

/** Refuses a route behind which no databases are made, where the field is to lead to one. */
export async function validateRoute(
  route: string | undefined,
  field: { addError(message: string): void },
  context: { apiHolder: ApiHolder; uiSchema?: JsonObject },
): Promise<void> {
  const { apiHolder, uiSchema } = context;
  const options = uiSchema?.['ui:options'] as RoutePickerOptions | undefined;
  const api = apiHolder.get(kindlerApiRef);
  if (!route || !options?.makesDatabases || !api) {
    return;
  }
  const routes = databaseRoutes(await api.listProviders());
  if (routes && !routes.includes(route)) {
    field.addError(
      translateWith(apiHolder)?.('field.makesNoDatabases', { route }) ??
        `No databases are made behind '${route}'`,
    );
  }
}

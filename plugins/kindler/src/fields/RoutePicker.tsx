import {
  databaseRoutes,
  type RouteIntent,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerFrontendApi } from '../apis';
import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';
import { NamePicker, type NameQuery } from './NamePicker';

export interface RoutePickerOptions {
  /** Only routes with this intent. */
  intent?: RouteIntent;
  /** Only routes that can lead to this database cluster. */
  database?: string;
  /** Only routes behind which environments that are databases can be made. */
  makesDatabases?: boolean;
}

/**
 * A field in which a route is chosen, e.g. for the annotation `kindler.dev/route`.
 */
export function RoutePicker(props: FieldProps<string, RoutePickerOptions>) {
  const options = props.uiSchema['ui:options'] ?? {};
  const { intent, database, makesDatabases = false } = options;
  const { t } = useKindlerTranslation();
  return (
    <NamePicker
      field={props}
      label={t('environment.route')}
      list={`routes/${intent ?? ''}/${database ?? ''}/${makesDatabases}`}
      load={(api, query) => listRoutes(api, query, options)}
      toOption={({ name, title, listener, verdict, ...route }) => ({
        name,
        title,
        facts: [
          t(`intent.${route.intent}`),
          `${listener.host}:${listener.port}`,
          t(`verdict.${verdict}`),
        ],
      })}
    />
  );
}

async function listRoutes(
  api: KindlerFrontendApi,
  query: NameQuery,
  { intent, database, makesDatabases }: RoutePickerOptions,
) {
  const [page, making] = await Promise.all([
    api.listRoutes({ ...query, intent, database, sort: 'name' }),
    makesDatabases ? api.listProviders().then(databaseRoutes) : undefined,
  ]);
  return making
    ? { ...page, items: page.items.filter(({ name }) => making.includes(name)) }
    : page;
}

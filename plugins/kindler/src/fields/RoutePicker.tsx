import type { RouteIntent } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';
import { NamePicker } from './NamePicker';

export interface RoutePickerOptions {
  /** Only routes with this intent. */
  intent?: RouteIntent;
  /** Only routes that can lead to this database cluster. */
  database?: string;
}

/**
 * A field in which a route is chosen, e.g. for the annotation `kindler.dev/route`.
 */
export function RoutePicker(props: FieldProps<string, RoutePickerOptions>) {
  const { intent, database } = props.uiSchema['ui:options'] ?? {};
  const { t } = useKindlerTranslation();
  return (
    <NamePicker
      field={props}
      label={t('environment.route')}
      list={`routes/${intent ?? ''}/${database ?? ''}`}
      load={(api, query) =>
        api.listRoutes({ ...query, intent, database, sort: 'name' })
      }
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

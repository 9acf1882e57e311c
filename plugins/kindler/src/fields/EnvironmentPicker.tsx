import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';
import { NamePicker } from './NamePicker';

export interface EnvironmentPickerOptions {
  /** Only environments of this provider. */
  provider?: string;
  /** Only environments of this owner. */
  owner?: string;
}

/**
 * A field in which an environment is chosen.
 */
export function EnvironmentPicker(
  props: FieldProps<string, EnvironmentPickerOptions>,
) {
  const { provider, owner } = props.uiSchema['ui:options'] ?? {};
  const { t } = useKindlerTranslation();
  return (
    <NamePicker
      field={props}
      label={t('environment.name')}
      list={`environments/${provider ?? ''}/${owner ?? ''}`}
      load={(api, query) => api.listEnvironments({ ...query, provider, owner })}
      toOption={({ name, title, state, ...environment }) => ({
        name,
        title,
        facts: [
          environment.provider,
          t(`environment.state.${state}`),
          environment.owner,
        ],
      })}
    />
  );
}

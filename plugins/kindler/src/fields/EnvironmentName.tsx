import { TextField } from '@backstage/ui';
import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';
import { useCreationErrors } from './useCreationErrors';

export interface EnvironmentNameOptions {
  /** Kind of the provider where the template has no field for it; `database` unless told otherwise. */
  provider?: string;
}

/**
 * A field for the name of a new environment, which says while one types whether it is taken.
 */
export function EnvironmentName(
  props: FieldProps<string, EnvironmentNameOptions>,
) {
  const { formData, onChange, schema, uiSchema, required, disabled } = props;
  const { provider } = uiSchema['ui:options'] ?? {};
  const { t } = useKindlerTranslation();
  const errors = useCreationErrors('name', props, provider)?.__errors ?? [];
  // The form itself shows those that it was given.
  const { rawErrors = [] } = props;
  const more = errors.filter(error => !rawErrors.includes(error));
  return (
    <TextField
      label={schema.title ?? t('environment.name')}
      description={schema.description}
      isRequired={required}
      isDisabled={disabled}
      validationBehavior="aria"
      isInvalid={more.length === 0 && rawErrors.length > 0 ? true : undefined}
      validate={() => more}
      value={formData ?? ''}
      onChange={text => onChange(text || undefined)}
    />
  );
}

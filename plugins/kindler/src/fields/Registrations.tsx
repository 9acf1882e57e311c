import { Flex, Text } from '@backstage/ui';
import { useEffect } from 'react';
import {
  RegistrationChoices,
  useProviders,
  type ChosenRegistration,
} from '../components/provider';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { siblingValue, type FieldProps } from './FieldProps';
import { useCreationErrors } from './useCreationErrors';

export interface RegistrationsOptions {
  /** Field of the template in which the provider is chosen; `provider` unless told otherwise. */
  providerField?: string;
  /** Kind of the provider where the template has no field for it. */
  provider?: string;
}

/**
 * A field in which is chosen where an environment is to be known, e.g. to Argo CD, with what each of these can be told.
 * What the provider does not go together with is not kept when it changes.
 */
export function Registrations(
  props: FieldProps<ChosenRegistration[], RegistrationsOptions>,
) {
  const { formData = [], onChange, schema, uiSchema } = props;
  const { providerField = 'provider', provider: preset } =
    uiSchema['ui:options'] ?? {};
  const provider = siblingValue(props, providerField) ?? preset;
  const { t } = useKindlerTranslation();
  const resource = useProviders();
  const offered = resource.data?.registrations.filter(
    ({ providers }) => !providers || providers.includes(String(provider)),
  );
  const fitting =
    provider && offered
      ? formData.filter(each => offered.some(({ kind }) => kind === each.kind))
      : formData;
  const isOutdated = fitting.length !== formData.length;
  const tell = (next: ChosenRegistration[]) =>
    onChange(next.length > 0 ? next : undefined);
  useEffect(() => {
    // Something was chosen for the provider that was chosen before.
    if (isOutdated) {
      tell(fitting);
    }
  });
  const errors = useCreationErrors('registrations', props, preset);
  return (
    <ResourceView resource={resource}>
      {() => (
        <Flex direction="column" gap="3">
          <Text as="h3" variant="title-x-small">
            {schema.title ?? t('field.registrations')}
          </Text>
          {schema.description && <Text as="p">{schema.description}</Text>}
          <RegistrationChoices
            form={props}
            offered={offered ?? []}
            value={formData}
            onChange={tell}
            errors={errors}
          />
        </Flex>
      )}
    </ResourceView>
  );
}

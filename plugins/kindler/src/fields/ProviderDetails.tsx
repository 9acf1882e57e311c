import { Text } from '@backstage/ui';
import type { JsonObject } from '@backstage/types';
import { useEffect } from 'react';
import { fittingValue, NestedForm } from '../components/form';
import { allocationHints, useProviders } from '../components/provider';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { siblingValue, type FieldProps } from './FieldProps';
import { useCreationErrors } from './useCreationErrors';

export interface ProviderDetailsOptions {
  /** Field of the template in which the provider is chosen; `provider` unless told otherwise. */
  providerField?: string;
  /** Kind of the provider where the template has no field for it. */
  provider?: string;
}

const countKeys = (value: JsonObject = {}) => Object.keys(value).length;

/**
 * A field for the input of the chosen provider, such as ports and networks, each with what is free.
 */
export function ProviderDetails(
  props: FieldProps<JsonObject, ProviderDetailsOptions>,
) {
  const { formData, onChange, schema, uiSchema } = props;
  const { providerField = 'provider', provider: preset } =
    uiSchema['ui:options'] ?? {};
  const kind = siblingValue(props, providerField) ?? preset;
  const { t } = useKindlerTranslation();
  const resource = useProviders();
  const errors = useCreationErrors('details', props, preset);
  const provider = resource.data?.items.find(each => each.kind === kind);
  const wanted = provider?.inputSchema as JsonObject | undefined;
  const fitting = provider ? fittingValue(formData, wanted) : formData;
  const isOutdated = countKeys(fitting) !== countKeys(formData);
  useEffect(() => {
    // The value belongs to a previously chosen provider.
    if (isOutdated) {
      onChange(fitting);
    }
  });
  return (
    <ResourceView resource={resource}>
      {() => {
        if (!provider) {
          return <Text as="p">{t('field.chooseProvider')}</Text>;
        }
        if (!wanted?.properties) {
          return (
            <Text as="p">
              {t('field.noDetails', { provider: provider.kind })}
            </Text>
          );
        }
        return (
          <NestedForm
            form={props}
            errors={errors}
            name={provider.kind}
            schema={{
              ...wanted,
              title: schema.title ?? t('field.details'),
              description: schema.description ?? '',
            }}
            uiSchema={allocationHints(provider, t)}
            value={formData}
            onChange={onChange}
          />
        );
      }}
    </ResourceView>
  );
}

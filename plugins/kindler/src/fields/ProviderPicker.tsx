import { Radio, RadioGroup, Text } from '@backstage/ui';
import type { ProviderDescription } from '@kindler/backstage-plugin-kindler-common';
import { useEffect } from 'react';
import { unavailability, useProviders } from '../components/provider';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';

export interface ProviderPickerOptions {
  /** Only these kinds; all unless told otherwise. */
  providers?: string[];
}

function Provider(props: { provider: ProviderDescription }) {
  const { kind, availability } = props.provider;
  const { t } = useKindlerTranslation();
  return (
    <Radio value={kind} isDisabled={!availability.available}>
      <span>
        <Text
          as="span"
          weight="bold"
          color={availability.available ? 'primary' : 'secondary'}
        >
          {kind}
        </Text>
        {!availability.available && (
          <Text
            as="span"
            variant="body-small"
            color="secondary"
            style={{ display: 'block' }}
          >
            {t('field.unavailable')} {unavailability(availability, t)}
          </Text>
        )}
      </span>
    </Radio>
  );
}

/**
 * A field for choosing the provider of an environment. Unavailable providers are disabled and say why and what helps.
 * If only one is available, it is selected.
 */
export function ProviderPicker(
  props: FieldProps<string, ProviderPickerOptions>,
) {
  const { formData, onChange, schema, required, disabled, rawErrors } = props;
  const { providers } = props.uiSchema['ui:options'] ?? {};
  const { t } = useKindlerTranslation();
  const resource = useProviders();
  const offered = (resource.data?.items ?? []).filter(
    ({ kind }) => !providers || providers.includes(kind),
  );
  const able = offered.filter(({ availability }) => availability.available);
  const onlyOne = able.length === 1 ? able[0].kind : undefined;
  useEffect(() => {
    if (!formData && onlyOne) {
      onChange(onlyOne);
    }
  });
  return (
    <ResourceView resource={resource}>
      {() =>
        offered.length > 0 ? (
          <RadioGroup
            label={schema.title ?? t('environment.provider')}
            description={schema.description}
            isRequired={required}
            isDisabled={disabled}
            isInvalid={Boolean(rawErrors?.length)}
            value={formData ?? null}
            onChange={onChange}
          >
            {offered.map(provider => (
              <Provider key={provider.kind} provider={provider} />
            ))}
          </RadioGroup>
        ) : (
          <Text as="p">{t('environment.noProvider')}</Text>
        )
      }
    </ResourceView>
  );
}

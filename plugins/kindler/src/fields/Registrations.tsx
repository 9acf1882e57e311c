import { Checkbox, Flex, Text } from '@backstage/ui';
import type { JsonObject } from '@backstage/types';
import type { RegistrationDescription } from '@kindler/backstage-plugin-kindler-common';
import { useProviders } from '../components/environment';
import { ResourceView } from '../components/state';
import { useKindlerTranslation } from '../translation';
import { siblingValue, type FieldProps } from './FieldProps';
import { NestedForm } from './NestedForm';

export interface RegistrationsOptions {
  /** Field of the template in which the provider is chosen; `provider` unless told otherwise. */
  providerField?: string;
}

/** As `POST /environments` takes it. */
export interface ChosenRegistration extends JsonObject {
  kind: string;
  details?: JsonObject;
}

interface RegistrationProps {
  field: FieldProps<ChosenRegistration[], RegistrationsOptions>;
  registration: RegistrationDescription;
  chosen: ChosenRegistration | undefined;
  onChange: (chosen: ChosenRegistration | undefined) => void;
}

function Registration(props: RegistrationProps) {
  const { field, registration, chosen, onChange } = props;
  const { kind, inputSchema } = registration;
  return (
    <Flex direction="column" gap="2">
      <Checkbox
        isSelected={chosen !== undefined}
        isDisabled={field.disabled}
        onChange={isChosen => onChange(isChosen ? { kind } : undefined)}
      >
        {kind}
      </Checkbox>
      {chosen && inputSchema?.properties !== undefined && (
        <NestedForm
          field={field}
          name={kind}
          schema={inputSchema as JsonObject}
          uiSchema={{ 'ui:options': { label: false } }}
          value={chosen.details}
          onChange={details => onChange(details ? { kind, details } : { kind })}
        />
      )}
    </Flex>
  );
}

/**
 * A field in which is chosen where an environment is to be known, e.g. to Argo CD, with what each of these can be told.
 */
export function Registrations(
  props: FieldProps<ChosenRegistration[], RegistrationsOptions>,
) {
  const { formData = [], onChange, schema, uiSchema } = props;
  const { providerField = 'provider' } = uiSchema['ui:options'] ?? {};
  const provider = String(siblingValue(props, providerField));
  const { t } = useKindlerTranslation();
  const change = (kind: string, chosen: ChosenRegistration | undefined) => {
    const others = formData.filter(each => each.kind !== kind);
    const next = chosen ? [...others, chosen] : others;
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <ResourceView resource={useProviders()}>
      {({ registrations }) => {
        const offered = registrations.filter(
          ({ providers }) => !providers || providers.includes(provider),
        );
        return (
          <Flex direction="column" gap="3">
            <Text as="h3" variant="title-x-small">
              {schema.title ?? t('field.registrations')}
            </Text>
            {schema.description && <Text as="p">{schema.description}</Text>}
            {offered.length === 0 && (
              <Text as="p">{t('field.noRegistrations')}</Text>
            )}
            {offered.map(registration => (
              <Registration
                key={registration.kind}
                field={props}
                registration={registration}
                chosen={formData.find(({ kind }) => kind === registration.kind)}
                onChange={chosen => change(registration.kind, chosen)}
              />
            ))}
          </Flex>
        );
      }}
    </ResourceView>
  );
}

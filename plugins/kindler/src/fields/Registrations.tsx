import { Checkbox, Flex, Text } from '@backstage/ui';
import type { JsonObject } from '@backstage/types';
import type { RegistrationDescription } from '@kindler/backstage-plugin-kindler-common';
import { useEffect } from 'react';
import { unavailability, useProviders } from '../components/environment';
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

/** What it is and does, in the reader's words where we know it, else in those of its schema. */
function useDescription({ kind, inputSchema }: RegistrationDescription) {
  const { t } = useKindlerTranslation();
  if (kind === 'haproxy' || kind === 'argocd') {
    return {
      title: t(`field.registration.${kind}.title`),
      description: t(`field.registration.${kind}.description`),
    };
  }
  const { title, description } = (inputSchema ?? {}) as {
    title?: string;
    description?: string;
  };
  return { title: title ?? kind, description };
}

function Registration(props: RegistrationProps) {
  const { field, registration, chosen, onChange } = props;
  const { kind, inputSchema, availability } = registration;
  const { t } = useKindlerTranslation();
  const { title, description } = useDescription(registration);
  const help = [
    description,
    !availability.available && unavailability(availability, t),
  ].filter(Boolean);
  return (
    <Flex direction="column" gap="2">
      <Checkbox
        isSelected={chosen !== undefined}
        isDisabled={field.disabled || (!availability.available && !chosen)}
        onChange={isChosen => onChange(isChosen ? { kind } : undefined)}
      >
        <span>
          {title}
          {help.length > 0 && (
            <Text
              as="span"
              variant="body-small"
              color="secondary"
              style={{ display: 'block' }}
            >
              {help.join(' ')}
            </Text>
          )}
        </span>
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
 * What the provider does not go together with is not kept when it changes.
 */
export function Registrations(
  props: FieldProps<ChosenRegistration[], RegistrationsOptions>,
) {
  const { formData = [], onChange, schema, uiSchema } = props;
  const { providerField = 'provider' } = uiSchema['ui:options'] ?? {};
  const provider = siblingValue(props, providerField);
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
  const change = (kind: string, chosen: ChosenRegistration | undefined) => {
    const others = formData.filter(each => each.kind !== kind);
    tell(chosen ? [...others, chosen] : others);
  };
  return (
    <ResourceView resource={resource}>
      {() => (
        <Flex direction="column" gap="3">
          <Text as="h3" variant="title-x-small">
            {schema.title ?? t('field.registrations')}
          </Text>
          {schema.description && <Text as="p">{schema.description}</Text>}
          {offered?.length === 0 && (
            <Text as="p">{t('field.noRegistrations')}</Text>
          )}
          {offered?.map(registration => (
            <Registration
              key={registration.kind}
              field={props}
              registration={registration}
              chosen={formData.find(({ kind }) => kind === registration.kind)}
              onChange={chosen => change(registration.kind, chosen)}
            />
          ))}
        </Flex>
      )}
    </ResourceView>
  );
}

import { Checkbox, Flex, Text } from '@backstage/ui';
import type { JsonObject } from '@backstage/types';
import type { RegistrationDescription } from '@kindler/backstage-plugin-kindler-common';
import type { ErrorSchema } from '@rjsf/utils';
import { useKindlerTranslation } from '../../translation';
import {
  FieldErrors,
  NestedForm,
  onlyChoices,
  type SurroundingForm,
} from '../form';
import { unavailability } from './unavailability';

/** As `POST /environments` takes it. */
export interface ChosenRegistration extends JsonObject {
  kind: string;
  details?: JsonObject;
}

interface RegistrationProps {
  form: SurroundingForm;
  registration: RegistrationDescription;
  chosen: ChosenRegistration | undefined;
  errors?: ErrorSchema;
  onChange: (chosen: ChosenRegistration | undefined) => void;
}

/** What it is and does, in the reader's words where we know it, else in those of its schema. */
function useDescription({ kind, inputSchema }: RegistrationDescription) {
  const { t } = useKindlerTranslation();
  if (kind === 'haproxy' || kind === 'argocd' || kind === 'database') {
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
  const { form, registration, chosen, errors, onChange } = props;
  const { kind, inputSchema, availability } = registration;
  const { t } = useKindlerTranslation();
  const { title, description } = useDescription(registration);
  const only = onlyChoices(inputSchema as JsonObject | undefined);
  const chosenAnew = only ? { kind, details: only } : { kind };
  const help = [
    description,
    !availability.available && unavailability(availability, t),
  ].filter(Boolean);
  return (
    <Flex direction="column" gap="2">
      <Checkbox
        isSelected={chosen !== undefined}
        isDisabled={form.disabled || (!availability.available && !chosen)}
        onChange={isChosen => onChange(isChosen ? chosenAnew : undefined)}
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
      <FieldErrors errors={errors?.kind?.__errors} />
      {chosen && inputSchema?.properties !== undefined && (
        <NestedForm
          form={form}
          name={kind}
          schema={inputSchema as JsonObject}
          uiSchema={{ 'ui:options': { label: false } }}
          value={chosen.details}
          errors={errors?.details}
          onChange={details => onChange(details ? { kind, details } : { kind })}
        />
      )}
    </Flex>
  );
}

/**
 * Where an environment is to be known, e.g. to Argo CD, with what each of these can be told. What is chosen and not offered
 * stays chosen.
 */
export function RegistrationChoices(props: {
  form: SurroundingForm;
  offered: RegistrationDescription[];
  value: ChosenRegistration[];
  onChange: (value: ChosenRegistration[]) => void;
  errors?: ErrorSchema;
}) {
  const { form, offered, value, onChange, errors } = props;
  const { t } = useKindlerTranslation();
  if (offered.length === 0) {
    return <Text as="p">{t('field.noRegistrations')}</Text>;
  }
  const change = (
    kind: string,
    chosen: ChosenRegistration | undefined,
  ): ChosenRegistration[] => {
    const isThere = value.some(each => each.kind === kind);
    if (!chosen || !isThere) {
      const others = value.filter(each => each.kind !== kind);
      return chosen ? [...others, chosen] : others;
    }
    return value.map(each => (each.kind === kind ? chosen : each));
  };
  return offered.map(registration => {
    const { kind } = registration;
    const index = value.findIndex(each => each.kind === kind);
    return (
      <Registration
        key={kind}
        form={form}
        registration={registration}
        chosen={value[index]}
        errors={errors?.[index] as ErrorSchema | undefined}
        onChange={chosen => onChange(change(kind, chosen))}
      />
    );
  });
}

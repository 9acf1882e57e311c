import { Alert, Flex, Text, TextField } from '@backstage/ui';
import type { JsonObject } from '@backstage/types';
import type {
  Environment,
  FieldProblem,
  ProviderList,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { errorsBelow, NestedForm, useFormRegistry } from '../form';
import { freeHints, RegistrationChoices } from '../provider';
import { EndChoice } from './EndChoice';
import type { useEnvironmentUpdate } from './useEnvironmentUpdate';

/**
 * What of an environment can be changed, as it is, with what is free and what the server has against it at each field.
 */
export function UpdateFields(props: {
  environment: Environment;
  providers: ProviderList;
  update: ReturnType<typeof useEnvironmentUpdate>;
  problems: FieldProblem[];
}) {
  const { environment, providers, problems } = props;
  const { wish, change, leaving } = props.update;
  const { t } = useKindlerTranslation();
  const registry = useFormRegistry();
  const form = { registry, idSchema: { $id: 'update' } };
  const provider = providers.items.find(
    ({ kind }) => kind === environment.provider,
  );
  const errorsOf = (place: string) => errorsBelow(place, problems, t);
  return (
    <Flex direction="column" gap="4">
      <TextField
        label={t('change.update.name')}
        maxLength={100}
        validationBehavior="aria"
        validate={() => errorsOf('title').__errors}
        value={wish.title}
        onChange={title => change({ title })}
      />
      {provider?.capabilities.update && provider.inputSchema ? (
        <NestedForm
          form={form}
          name={provider.kind}
          schema={{
            ...(provider.inputSchema as JsonObject),
            title: t('field.details'),
            description: '',
          }}
          uiSchema={freeHints(provider, t)}
          value={wish.details}
          onChange={details => change({ details })}
          errors={errorsOf('details')}
        />
      ) : (
        <Text as="p" color="secondary" style={{ margin: 0 }}>
          {t('change.update.fixed', { provider: environment.provider })}
        </Text>
      )}
      <Flex
        direction="column"
        gap="3"
        role="group"
        aria-label={t('field.registrations')}
      >
        <Text as="span" weight="bold">
          {t('field.registrations')}
        </Text>
        <RegistrationChoices
          form={form}
          offered={providers.registrations.filter(
            each =>
              !each.providers || each.providers.includes(environment.provider),
          )}
          value={wish.registrations}
          onChange={registrations => change({ registrations })}
          errors={errorsOf('registrations')}
        />
        {leaving.length > 0 && (
          <Alert
            icon
            status="warning"
            title={t('change.update.leaving', { kinds: leaving.join(', ') })}
          />
        )}
      </Flex>
      {!environment.protected && (
        <EndChoice
          environment={environment}
          value={wish.end}
          onChange={end => change({ end })}
        />
      )}
    </Flex>
  );
}

import { Alert, TextField } from '@backstage/ui';
import {
  databaseConnectionOf,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { useKindlerTranslation } from '../../translation';
import { EnvironmentChangeDialog } from './EnvironmentChangeDialog';

/**
 * Deletes an environment after its name was typed.
 */
export function DeleteEnvironmentDialog(props: { environment: Environment }) {
  const { name } = props.environment;
  const reached = databaseConnectionOf(props.environment);
  const { t } = useKindlerTranslation();
  const [typed, setTyped] = useState('');
  return (
    <EnvironmentChangeDialog
      name={name}
      title={t('delete.title', { name })}
      startLabel={t('delete.confirm')}
      isReady={typed === name}
      isDestructive
      ask={(api, request) => api.deleteEnvironment(name, request)}
    >
      <Alert
        icon
        status="warning"
        title={t('delete.warning')}
        description={
          reached
            ? t('delete.warningDatabase', { database: reached.database })
            : undefined
        }
      />
      <TextField
        label={t('delete.typeName', { name })}
        value={typed}
        onChange={setTyped}
      />
    </EnvironmentChangeDialog>
  );
}

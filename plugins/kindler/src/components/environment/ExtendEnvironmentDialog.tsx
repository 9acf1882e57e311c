import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Radio,
  RadioGroup,
} from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { useAction } from '../action';
import { ErrorAlert } from '../state';
import { Expiry } from './Expiry';

/** Days from now that are offered. */
const DAYS = [1, 7, 30, 90];

/**
 * Lets an environment live longer, counted from now.
 */
export function ExtendEnvironmentDialog(props: { environment: Environment }) {
  const { environment } = props;
  const { name } = environment;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [days, setDays] = useState('7');
  const extend = useAction(async () => {
    const { item } = await api.extendEnvironment(name, { ttl: `P${days}D` });
    hub.invalidate('environment', [name]);
    return item;
  });
  return (
    <>
      <DialogHeader>{t('extend.title', { name })}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="3">
          <span>
            {t('environment.expires')}:{' '}
            <Expiry at={(extend.result ?? environment).expiresAt} />
          </span>
          {extend.result ? (
            <Alert
              role="status"
              icon
              status="success"
              title={t('extend.done')}
            />
          ) : (
            <RadioGroup
              label={t('extend.from')}
              description={t('extend.help')}
              value={days}
              onChange={setDays}
            >
              {DAYS.map(each => (
                <Radio key={each} value={String(each)}>
                  {t('duration.days', { value: String(each) })}
                </Radio>
              ))}
            </RadioGroup>
          )}
          {extend.error && <ErrorAlert error={extend.error} />}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {extend.result ? t('action.close') : t('action.cancel')}
        </Button>
        {!extend.result && (
          <Button
            variant="primary"
            isPending={extend.isRunning}
            onPress={extend.run}
          >
            {t('extend.confirm')}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}

import { useApi } from '@backstage/frontend-plugin-api';
import {
  Alert,
  Button,
  Flex,
  Radio,
  RadioGroup,
  TextField,
} from '@backstage/ui';
import type {
  MigrationPlan,
  Route,
} from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import { kindlerApiRef } from '../../apis';
import { formatBytes } from '../../format';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import {
  CheckList,
  newIdempotencyKey,
  PLAN_REASON,
  ReasonField,
  useAction,
  usePlan,
} from '../action';
import { OperationDialog } from '../operation';
import { ErrorAlert, LoadingBlock } from '../state';

type Wanted = Pick<MigrationPlan, 'method'> & {
  target: string;
  databases: string[];
};

const METHODS = ['dump', 'logical'] as const;

function MigrationPlanView(props: { plan: MigrationPlan }) {
  const { plan } = props;
  const { t } = useKindlerTranslation();
  const bytes = plan.databases.reduce((sum, each) => sum + each.bytes, 0);
  return (
    <Flex direction="column" gap="3">
      <Alert
        role="status"
        icon
        status={plan.possible ? 'info' : 'danger'}
        title={
          plan.possible
            ? t('migrate.possible', { size: formatBytes(bytes), to: plan.to })
            : t('migrate.impossible')
        }
        description={
          plan.possible ? t(`migrate.how.${plan.method}`) : undefined
        }
      />
      <CheckList checks={plan.checks} />
    </Flex>
  );
}

/** Migrates databases: say which, look at both servers, give a reason, follow the operation until it waits for the go. */
export function MigrateRouteDialog(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [target, setTarget] = useState(
    route.targets.find(({ state }) => state === 'standby')?.name ?? '',
  );
  const [method, setMethod] = useState<Wanted['method']>('dump');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [looked, setLooked] = useState<Wanted>();
  const databases = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  const wanted = { target, databases, method };
  const plan = usePlan(looked && JSON.stringify(looked), () =>
    api.planRouteMigration(route.name, { ...looked!, reason: PLAN_REASON }),
  );
  const isLookedAt = JSON.stringify(looked) === JSON.stringify(wanted);
  const start = useAction(async () => {
    const { item } = await api.migrateRoute(route.name, {
      ...wanted,
      reason: reason.trim(),
      idempotencyKey: `${idempotencyKey}-${JSON.stringify(wanted)}`,
    });
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t('migrate.title', { route: route.name })}
      start={start}
      startLabel={t('migrate.start')}
      isReady={
        isLookedAt && plan.result?.possible === true && reason.trim() !== ''
      }
    >
      <Flex direction="column" gap="4">
        <RadioGroup
          label={t('migrate.target')}
          value={target}
          onChange={setTarget}
        >
          {route.targets.map(each => (
            <Radio
              key={each.name}
              value={each.name}
              isDisabled={each.state === 'active'}
            >
              {each.title ?? each.name}
            </Radio>
          ))}
        </RadioGroup>
        <TextField
          label={t('migrate.databases')}
          description={t('migrate.databasesHelp')}
          isRequired
          value={text}
          onChange={setText}
        />
        <RadioGroup
          label={t('migrate.method')}
          value={method}
          onChange={value => setMethod(value as Wanted['method'])}
        >
          {METHODS.map(each => (
            <Radio key={each} value={each}>
              {t(`migrate.methods.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        <Button
          variant="secondary"
          isDisabled={target === '' || databases.length === 0}
          onPress={() => setLooked(wanted)}
        >
          {t('migrate.look')}
        </Button>
        {plan.isRunning && <LoadingBlock lines={4} />}
        {isLookedAt && plan.error && <ErrorAlert error={plan.error} />}
        {isLookedAt && plan.result && <MigrationPlanView plan={plan.result} />}
        <ReasonField value={reason} onChange={setReason} />
      </Flex>
    </OperationDialog>
  );
}

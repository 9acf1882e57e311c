import { Select } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Expiry } from './Expiry';
import type { End } from './useEnvironmentUpdate';

/** Days from now that are offered. */
const DAYS = ['1', '7', '30', '90'] as const;

/**
 * Asks when an environment is to end.
 */
export function EndChoice(props: {
  environment: Environment;
  value: End;
  onChange: (end: End) => void;
}) {
  const { environment, value, onChange } = props;
  const { expiresAt } = environment;
  const { t } = useKindlerTranslation();
  const options = [
    {
      id: 'keep',
      label: expiresAt ? t('change.update.keepEnd') : t('change.update.noEnd'),
    },
    ...(expiresAt ? [{ id: 'never', label: t('change.update.noEnd') }] : []),
    ...DAYS.map(days => ({
      id: days,
      label: t('change.update.endIn', {
        duration: t('duration.days', { value: days }),
      }),
    })),
  ];
  return (
    <div>
      <Select
        label={t('environment.expires')}
        options={options}
        value={value}
        onChange={end => onChange(String(end ?? 'keep') as End)}
      />
      {expiresAt && (
        <small>
          {t('change.update.endNow')} <Expiry at={expiresAt} />
        </small>
      )}
    </div>
  );
}

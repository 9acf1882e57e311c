import { Flex } from '@backstage/ui';
import type { PatroniSettingsView } from '@kindler/backstage-plugin-kindler-common';
import { formatBytes } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { Code, Facts, Section } from '../layout';
import { Age } from '../status';
import { NotKnown } from './NotKnown';

function Settings(props: { settings: PatroniSettingsView }) {
  const { settings } = props;
  const { t } = useKindlerTranslation();
  const seconds = (value: number | undefined) =>
    value === undefined
      ? undefined
      : t('duration.seconds', { value: String(value) });
  const bytes = (value: number | undefined) =>
    value === undefined ? undefined : formatBytes(value);
  const onOff = (value: boolean | undefined) =>
    value === undefined ? undefined : t(value ? 'word.yes' : 'word.no');
  const { standbyCluster } = settings;
  const parameters = Object.entries(settings.parameters);
  return (
    <Flex direction="column" gap="3">
      <Facts
        facts={[
          { label: 'ttl', value: seconds(settings.ttl) },
          { label: 'loop_wait', value: seconds(settings.loopWait) },
          { label: 'retry_timeout', value: seconds(settings.retryTimeout) },
          {
            label: 'maximum_lag_on_failover',
            value: bytes(settings.maximumLagOnFailover),
          },
          {
            label: 'maximum_lag_on_syncnode',
            value: bytes(settings.maximumLagOnSyncnode),
          },
          { label: 'synchronous_mode', value: settings.synchronousMode },
          {
            label: 'synchronous_mode_strict',
            value: onOff(settings.synchronousModeStrict),
          },
          {
            label: 'synchronous_node_count',
            value: settings.synchronousNodeCount,
          },
          { label: 'failsafe_mode', value: onOff(settings.failsafeMode) },
          { label: 'use_pg_rewind', value: onOff(settings.usePgRewind) },
          { label: 'use_slots', value: onOff(settings.useSlots) },
          { label: 'slots', value: settings.slots.join(', ') || '–' },
          {
            label: 'standby_cluster',
            value:
              standbyCluster &&
              Object.entries(standbyCluster)
                .map(([key, value]) => `${key}: ${value}`)
                .join(', '),
          },
        ]}
      />
      {parameters.length > 0 && (
        <Facts
          facts={parameters.map(([label, value]) => ({
            label,
            value: <Code>{value}</Code>,
          }))}
        />
      )}
      {settings.pgHba.length > 0 && (
        <Facts
          facts={[
            {
              label: 'pg_hba',
              value: settings.pgHba.map((line, index) => (
                <div key={`${index} ${line}`}>
                  <Code>{line}</Code>
                </div>
              )),
            },
          ]}
        />
      )}
    </Flex>
  );
}

/**
 * Patroni's dynamic configuration, in its own words.
 */
export function SettingsSection(props: {
  settings: PatroniSettingsView | undefined;
}) {
  const { settings } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section
      title={t('layers.settings')}
      aside={settings && <Age at={settings.observedAt} />}
    >
      {settings ? <Settings settings={settings} /> : <NotKnown />}
    </Section>
  );
}

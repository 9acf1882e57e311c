import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { StatusChip } from '../status';

/** Part of the limit above which new clients may soon be refused. */
const NEARLY_ALL = 0.9;

/**
 * Client connections of a member against its limit.
 */
export function Connections(props: { member: DatabaseMember }) {
  const { connections } = props.member;
  const { t } = useKindlerTranslation();
  if (!connections) {
    return <>{t('word.unknown')}</>;
  }
  const { used, max } = connections;
  const text = `${used} / ${max}`;
  return used >= max * NEARLY_ALL ? (
    <StatusChip tone="warning">{text}</StatusChip>
  ) : (
    <>{text}</>
  );
}

import { Text } from '@backstage/ui';
import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import { formatTime } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';

function notesOf(member: DatabaseMember, t: KindlerTranslate): string[] {
  const { upstream, pendingRestart, pendingRestartReason, tags } = member;
  const { scheduledRestart } = member;
  const reasons = Object.entries(pendingRestartReason ?? {}).map(
    ([parameter, change]) => `${parameter} ${change}`,
  );
  return [
    ...(upstream ? [t('member.upstream', { upstream })] : []),
    ...(pendingRestart
      ? [
          [t('member.pendingRestart'), reasons.join(', ')]
            .filter(Boolean)
            .join(': '),
        ]
      : []),
    ...(scheduledRestart
      ? [
          t('member.scheduledRestart', {
            at: formatTime(scheduledRestart),
          }),
        ]
      : []),
    ...Object.entries(tags ?? {}).map(([key, value]) =>
      value === 'true' ? key : `${key}: ${value}`,
    ),
  ];
}

/**
 * What else there is to know of a member: its source, restarts that are due, tags.
 */
export function MemberNotes(props: { member: DatabaseMember }) {
  const { t } = useKindlerTranslation();
  const notes = notesOf(props.member, t);
  return notes.length === 0 ? null : (
    <Text as="span" variant="body-small" color="secondary">
      {notes.join(' · ')}
    </Text>
  );
}

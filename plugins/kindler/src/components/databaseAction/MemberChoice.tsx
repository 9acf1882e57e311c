import { Radio, RadioGroup, Text } from '@backstage/ui';
import type {
  Database,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { formatLag } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { candidates, type MemberAction } from './actionChoice';

/** Value of the radio group for no particular member. */
const ANY = '';

function describe(member: DatabaseMember, t: KindlerTranslate): string {
  const { name, role, state, lag, receiveLag, tags } = member;
  const behind =
    role === 'leader'
      ? undefined
      : t('databaseAction.behind', {
          lag: formatLag(receiveLag ?? lag ?? 'unknown', t),
        });
  const isBarred = tags?.nofailover === 'true';
  return [name, t(`role.${role}`), state, behind, isBarred && 'nofailover']
    .filter(Boolean)
    .join(' · ');
}

export interface MemberChoiceProps {
  database: Database;
  action: MemberAction;
  value: string;
  onChange: (member: string) => void;
}

/** Asks for the member of an action, and shows for each what matters for the choice. */
export function MemberChoice(props: MemberChoiceProps) {
  const { database, action, value, onChange } = props;
  const { t } = useKindlerTranslation();
  const members = candidates(action, database.members, database.leader);
  if (members.length === 0) {
    return (
      <Text as="p" style={{ margin: 0 }}>
        {t('databaseAction.noMember')}
      </Text>
    );
  }
  return (
    <RadioGroup
      label={t(`databaseAction.member.${action}`)}
      isRequired
      value={value}
      onChange={onChange}
    >
      {action === 'switchover' && (
        <Radio value={ANY}>{t('databaseAction.anyMember')}</Radio>
      )}
      {members.map(member => (
        <Radio key={member.name} value={member.name}>
          {describe(member, t)}
        </Radio>
      ))}
    </RadioGroup>
  );
}

import { Text } from '@backstage/ui';
import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { PlainList } from '../layout';
import { useKindlerTranslation } from '../../translation';
import { findingKey } from './findingKey';
import { groupByCause } from './groupByCause';
import { useFindingTexts } from './useFindingTexts';

/** Shows what is wrong in one line each, for places where the next steps are shown elsewhere. */
export function FindingHeads(props: { findings: Finding[] }) {
  const { t } = useKindlerTranslation();
  const texts = useFindingTexts();
  const causes = groupByCause(props.findings);
  return causes.length === 0 ? null : (
    <PlainList label={t('finding.title')}>
      {causes.map(({ head }) => (
        <li key={findingKey(head)}>
          <Text as="span" variant="body-small">
            {texts(head).message}
          </Text>
        </li>
      ))}
    </PlainList>
  );
}

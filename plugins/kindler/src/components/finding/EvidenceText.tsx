import { Text } from '@backstage/ui';
import type { Evidence } from '@kindler/backstage-plugin-kindler-common';
import { useEvidenceTexts } from '../../translation';

/**
 * Evidence in one line; its sources stand in the title.
 */
export function EvidenceText(props: { evidence: Evidence[] }) {
  const { evidence } = props;
  const textsOf = useEvidenceTexts();
  const sources = [...new Set(evidence.map(({ source }) => source))];
  return (
    <Text
      as="span"
      variant="body-small"
      color="secondary"
      title={sources.join(', ')}
    >
      {evidence
        .map(textsOf)
        .map(({ label, value }) => `${label}: ${value}`)
        .join(' · ') || '–'}
    </Text>
  );
}

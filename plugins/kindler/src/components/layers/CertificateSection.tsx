import type { SeenCertificate } from '@kindler/backstage-plugin-kindler-common';
import { formatTime } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { Facts, Section } from '../layout';

/** Shows when the certificates that sources presented expire. */
export function CertificateSection(props: { certificates: SeenCertificate[] }) {
  const { t } = useKindlerTranslation();
  return (
    <Section title={t('layers.certificates')}>
      <Facts
        facts={props.certificates.map(({ source, subject, expiresAt }) => ({
          label: [source, subject].filter(Boolean).join(' · '),
          value: formatTime(expiresAt),
        }))}
      />
    </Section>
  );
}

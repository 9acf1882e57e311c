import { Flex } from '@backstage/ui';
import type { EnvironmentConnection } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { CopyButton } from '../copy';

/** Shows how connections are protected, with the certificate for checking them if it is known. */
export function TlsMode(
  props: Pick<EnvironmentConnection, 'sslMode' | 'caCertificate'>,
) {
  const { sslMode, caCertificate } = props;
  const { t } = useKindlerTranslation();
  return (
    <Flex align="center" gap="1">
      {sslMode}
      {caCertificate && (
        <CopyButton text={caCertificate} label={t('connection.copyCa')} />
      )}
    </Flex>
  );
}

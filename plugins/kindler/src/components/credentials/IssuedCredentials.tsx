import { Alert, Flex } from '@backstage/ui';
import type { EnvironmentCredentials } from '@kindler/backstage-plugin-kindler-common';
import { formatTime } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { CopyButton } from '../copy';
import { Code, Facts } from '../layout';
import { TlsMode } from './TlsMode';

/** Shows credentials that were just issued, while their dialog is open and never again. */
export function IssuedCredentials(props: {
  title: string;
  credentials: EnvironmentCredentials;
}) {
  const { title, credentials } = props;
  const { host, port, database, user, password, validUntil } = credentials;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="4">
      <Alert
        role="status"
        icon
        status="success"
        title={title}
        description={t('password.onlyOnce')}
      />
      <Facts
        facts={[
          {
            label: t('password.password'),
            value: (
              <Flex align="center" gap="1">
                <Code>{password}</Code>
                <CopyButton text={password} label={t('password.copy')} />
              </Flex>
            ),
          },
          {
            label: t('connection.user'),
            value: (
              <Flex align="center" gap="1">
                <Code>{user}</Code>
                <CopyButton text={user} label={t('credentials.copyUser')} />
              </Flex>
            ),
          },
          { label: t('connection.database'), value: <Code>{database}</Code> },
          {
            label: t('connection.address'),
            value: <Code>{`${host}:${port}`}</Code>,
          },
          { label: t('connection.tls'), value: <TlsMode {...credentials} /> },
          ...(validUntil
            ? [
                {
                  label: t('credentials.validUntil'),
                  value: formatTime(validUntil),
                },
              ]
            : []),
        ]}
      />
    </Flex>
  );
}

import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  environmentTemporaryCredentialsPermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiKey2Line } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { IssueCredentialsDialog } from './IssueCredentialsDialog';
import { TemporaryCredentialTable } from './TemporaryCredentialTable';
import { useTemporaryCredentials } from './useTemporaryCredentials';

function Credentials(props: { environment: Environment }) {
  const { name, state } = props.environment;
  const { t } = useKindlerTranslation();
  const resource = useTemporaryCredentials(name);
  const { data } = resource;
  return (
    <Section
      title={t('credentials.title')}
      aside={
        data && (
          <DialogTrigger>
            <Button
              size="small"
              variant="secondary"
              isDisabled={state !== 'running'}
              iconStart={<RiKey2Line aria-hidden="true" />}
            >
              {t('credentials.open')}
            </Button>
            <Dialog width={560} isDismissable={false}>
              <IssueCredentialsDialog name={name} limits={data} />
            </Dialog>
          </DialogTrigger>
        )
      }
    >
      <ResourceView resource={resource}>
        {({ items }) => <TemporaryCredentialTable name={name} items={items} />}
      </ResourceView>
    </Section>
  );
}

/** Issues, shows and revokes credentials for a limited time, for users with the permission. */
export function TemporaryCredentials(props: { environment: Environment }) {
  const { environment } = props;
  const { allowed } = usePermission({
    permission: environmentTemporaryCredentialsPermission,
    resourceRef: environment.name,
  });
  return allowed ? <Credentials environment={environment} /> : null;
}

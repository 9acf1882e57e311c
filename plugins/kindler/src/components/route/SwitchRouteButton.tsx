import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger, Flex, Text } from '@backstage/ui';
import {
  routeSwitchPermission,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import { RiArrowLeftRightLine } from '@remixicon/react';
import { useKindlerTranslation, useWording } from '../../translation';
import { SwitchRouteDialog } from './SwitchRouteDialog';

/** Opens the dialog that moves a route to another target, for users with the permission. */
export function SwitchRouteButton(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: routeSwitchPermission,
    resourceRef: route.name,
  });
  const say = useWording();
  if (!allowed) {
    return null;
  }
  if (route.switchBlocked) {
    return (
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Text as="span" variant="body-small" color="secondary">
          {say(route.switchBlocked)}
        </Text>
        <Button variant="secondary" isDisabled>
          {t('switch.open')}
        </Button>
      </Flex>
    );
  }
  return (
    <DialogTrigger>
      <Button
        variant="primary"
        iconStart={<RiArrowLeftRightLine aria-hidden="true" />}
      >
        {t('switch.open')}
      </Button>
      <Dialog width={640}>
        <SwitchRouteDialog route={route} />
      </Dialog>
    </DialogTrigger>
  );
}

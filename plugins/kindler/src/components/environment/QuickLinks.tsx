import { ButtonLink, Flex } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { RiExternalLinkLine } from '@remixicon/react';

/**
 * Where people go next from an environment, as its provider says.
 */
export function QuickLinks(props: { environment: Environment }) {
  const links = props.environment.connections.flatMap(each =>
    each.kind === 'link' ? [each] : [],
  );
  return links.length > 0 ? (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {links.map(({ title, url }) => (
        <ButtonLink
          key={url}
          size="small"
          variant="secondary"
          href={url}
          iconEnd={<RiExternalLinkLine aria-hidden="true" />}
        >
          {title}
        </ButtonLink>
      ))}
    </Flex>
  ) : null;
}

import { Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import type { ServerRow } from './ServerRow';

/** HAProxy's code and status without the words in brackets that repeat them, e.g. `L7STS 503`. */
export function shortCheck(check: string): string {
  return check.replace(/ \(.*\)$/, '');
}

/**
 * The last check's result in few words; the full text is its title.
 */
export function ServerCheck(props: { server: ServerRow }) {
  const { check } = props.server;
  const { t } = useKindlerTranslation();
  return (
    <Text as="span" variant="body-small" color="secondary" title={check}>
      {check ? shortCheck(check) : t('server.noCheck')}
    </Text>
  );
}

import { Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import type { ServerRow } from './ServerRow';

/** Returns HAProxy's code and status without the redundant words in brackets, e.g. `L7STS 503`. */
export function shortCheck(check: string): string {
  return check.replace(/ \(.*\)$/, '');
}

/** Shows the last check's result in few words, with the full text as title. */
export function ServerCheck(props: { server: ServerRow }) {
  const { check } = props.server;
  const { t } = useKindlerTranslation();
  return (
    <Text as="span" variant="body-small" color="secondary" title={check}>
      {check ? shortCheck(check) : t('server.noCheck')}
    </Text>
  );
}

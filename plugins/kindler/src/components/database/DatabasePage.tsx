import { useParams } from 'react-router-dom';
import { useKindlerLinks } from '../../links';
import { partOf } from './databaseParts';
import { DatabaseTabs } from './DatabaseTabs';
import { DatabaseView } from './DatabaseView';
import { useDatabase } from './useDatabase';

/**
 * The page of one database cluster, with its parts as tabs.
 */
export function DatabasePage(props: { name: string }) {
  const { name } = props;
  const { '*': rest } = useParams();
  const links = useKindlerLinks();
  const { data } = useDatabase(name);
  const part = partOf(rest);
  return (
    <DatabaseTabs
      title={data?.item.title ?? name}
      base={links.database(name)}
      part={part}
    >
      <DatabaseView name={name} part={part} />
    </DatabaseTabs>
  );
}

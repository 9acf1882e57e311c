import { useKindlerResource } from '../../resource';

const MOST_SHOWN = 6;

/**
 * The last operations on an environment, newest first.
 */
export function useEnvironmentOperations(name: string) {
  return useKindlerResource(
    api =>
      api.listOperations({
        subjectKind: 'environment',
        subjectName: name,
        limit: MOST_SHOWN,
      }),
    {
      key: `environment-operations/${name}`,
      interests: [
        { topic: 'environment', names: [name] },
        { topic: 'operation' },
      ],
    },
  );
}

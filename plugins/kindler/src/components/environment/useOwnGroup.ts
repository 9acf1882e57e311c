import { identityApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/**
 * Entity ref of the first group that the reader belongs to; undefined while it is not known, and where there is none.
 */
export function useOwnGroup(): string | undefined {
  const identity = useApiHolder().get(identityApiRef);
  const [group, setGroup] = useState<string>();
  useEffect(() => {
    let isShown = true;
    identity?.getBackstageIdentity().then(
      ({ ownershipEntityRefs }) => {
        if (isShown) {
          setGroup(ownershipEntityRefs.find(ref => ref.startsWith('group:')));
        }
      },
      // A reader who is not known chooses an owner by hand.
      () => {},
    );
    return () => {
      isShown = false;
    };
  }, [identity]);
  return group;
}

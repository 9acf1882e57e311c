import { createContext } from 'react';
import type { KindlerLinks } from './KindlerLinks';

/**
 * Links given from outside, by apps whose router is not the new frontend system's.
 */
export const KindlerLinksContext = createContext<KindlerLinks | undefined>(
  undefined,
);

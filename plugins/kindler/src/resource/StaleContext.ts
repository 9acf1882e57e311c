import { createContext } from 'react';

/**
 * Whether what is shown below is old: then nothing of it may look as if it were fine now.
 */
export const StaleContext = createContext(false);

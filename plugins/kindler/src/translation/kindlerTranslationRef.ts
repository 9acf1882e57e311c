import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { checkNameMessages } from './checkNameMessages';
import { eventMessages } from './eventMessages';
import { messages } from './messages';
import { wordingMessages } from './wordingMessages';

/**
 * All texts of the plugin.
 * @public
 */
export const kindlerTranslationRef = createTranslationRef({
  id: 'plugin.kindler',
  messages: {
    ...messages,
    happened: eventMessages,
    said: wordingMessages,
    check: checkNameMessages,
  },
  translations: { zh: () => import('./zh') },
});

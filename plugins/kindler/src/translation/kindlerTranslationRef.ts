import { createTranslationRef } from '@backstage/frontend-plugin-api';
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
    said: wordingMessages,
  },
  translations: { zh: () => import('./zh') },
});

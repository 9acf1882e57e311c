import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { checkNameMessages } from './checkNameMessages';
import { eventMessages } from './eventMessages';
import { findingMessages } from './findingMessages';
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
    rule: findingMessages,
    happened: eventMessages,
    said: wordingMessages,
    check: checkNameMessages,
  },
  translations: { zh: () => import('./zh') },
});

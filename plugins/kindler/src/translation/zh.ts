import type { WordingCode } from '@kindler/backstage-plugin-kindler-common';
import { zhMessages } from './zhMessages';
import { WORDING_CODES } from './wordingMessages';
import { zhWordings } from './zhWordings';

type WordingTexts = { [C in WordingCode as `said.${C}`]: string };

const wordingTexts = Object.fromEntries(
  WORDING_CODES.map(code => [`said.${code}`, zhWordings[code]]),
) as WordingTexts;

export default {
  ...zhMessages,
  ...wordingTexts,
};

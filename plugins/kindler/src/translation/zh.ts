import {
  CHECK_NAMES,
  type CheckName,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { EVENT_TEXTS, type EventText } from './eventMessages';
import { zhEvents } from './zhEvents';
import { zhMessages } from './zhMessages';
import { WORDING_CODES } from './wordingMessages';
import { zhWordings } from './zhWordings';
import { zhCheckNames } from './zhWordings/zhCheckNames';

type EventTexts = { [C in EventText as `happened.${C}`]: string };

type CheckTexts = { [N in CheckName as `check.${N}`]: string };

type WordingTexts = { [C in WordingCode as `said.${C}`]: string };

const eventTexts = Object.fromEntries(
  EVENT_TEXTS.map(code => [`happened.${code}`, zhEvents[code]]),
) as EventTexts;

const wordingTexts = Object.fromEntries(
  WORDING_CODES.map(code => [`said.${code}`, zhWordings[code]]),
) as WordingTexts;

const checkTexts = Object.fromEntries(
  CHECK_NAMES.map(name => [`check.${name}`, zhCheckNames[name]]),
) as CheckTexts;

export default {
  ...zhMessages,
  ...eventTexts,
  ...wordingTexts,
  ...checkTexts,
};

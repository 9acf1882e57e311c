import {
  CHECK_NAMES,
  type CheckName,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { EVENT_TEXTS, type EventText } from './eventMessages';
import { FINDING_CODES, type FindingCode } from './findingMessages';
import { zhEvents } from './zhEvents';
import { zhFindings } from './zhFindings';
import { zhMessages } from './zhMessages';
import { WORDING_CODES } from './wordingMessages';
import { zhWordings } from './zhWordings';
import { zhCheckNames } from './zhWordings/zhCheckNames';

type FindingTexts = {
  [C in FindingCode as `rule.${C}.message` | `rule.${C}.next`]: string;
};

type EventTexts = { [C in EventText as `happened.${C}`]: string };

type CheckTexts = { [N in CheckName as `check.${N}`]: string };

type WordingTexts = { [C in WordingCode as `said.${C}`]: string };

const findingTexts = Object.fromEntries(
  FINDING_CODES.flatMap(code => [
    [`rule.${code}.message`, zhFindings[code].message],
    [`rule.${code}.next`, zhFindings[code].next],
  ]),
) as FindingTexts;

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
  ...findingTexts,
  ...eventTexts,
  ...wordingTexts,
  ...checkTexts,
};

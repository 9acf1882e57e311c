import { FINDING_CODES, type FindingCode } from './findingMessages';
import { zhFindings } from './zhFindings';
import { zhMessages } from './zhMessages';

type FindingTexts = {
  [C in FindingCode as `rule.${C}.message` | `rule.${C}.next`]: string;
};

const findingTexts = Object.fromEntries(
  FINDING_CODES.flatMap(code => [
    [`rule.${code}.message`, zhFindings[code].message],
    [`rule.${code}.next`, zhFindings[code].next],
  ]),
) as FindingTexts;

export default { ...zhMessages, ...findingTexts };

import type { Expected } from './KindOfFault';
import type { Judged } from './watch';

const DEFAULT_FROM = 20;

/** Returns what is wrong with the assessment of a fault. */
export function checkCell(seen: readonly Judged[], expected: Expected) {
  const { from = DEFAULT_FROM, to = Infinity } = expected;
  const judged = seen.filter(({ seconds }) => seconds >= from && seconds <= to);
  const said = new Set(
    judged.flatMap(({ evaluation }) =>
      evaluation.findings.map(({ code }) => code),
    ),
  );
  const missing =
    expected.codes && !expected.codes.some(code => said.has(code))
      ? [
          `none of ${expected.codes.join(', ')} was said: ${[...said].join(
            ', ',
          )}`,
        ]
      : [];
  return [
    ...judged.flatMap(step =>
      expected.verdicts.includes(step.evaluation.verdict)
        ? []
        : [
            `${describeStep(step)}, should be ${expected.verdicts.join(
              ' or ',
            )}`,
          ],
    ),
    ...missing,
    ...seen.flatMap(step =>
      expected.neverVerdicts?.includes(step.evaluation.verdict)
        ? [`${describeStep(step)}, should never be`]
        : [],
    ),
    ...seen.flatMap(step =>
      step.evaluation.findings.flatMap(({ code }) =>
        expected.never?.includes(code)
          ? [`${describeStep(step)}: ${code} should never be said`]
          : [],
      ),
    ),
  ];
}

/** Describes a step in one line. */
export function describeStep({ seconds, evaluation }: Judged): string {
  const words = evaluation.findings.map(
    ({ severity, code }) => `${severity} ${code}`,
  );
  return `${seconds}s ${evaluation.verdict} [${words.join(', ')}]`;
}

import {
  messageOf,
  nextOf,
  word,
  type WordingCode,
  type WordingParams,
} from '@kindler/backstage-plugin-kindler-common';
import { isMovedAway, writeRoutesOf } from './changes/haproxy';
import { describeStep } from './checkCell';
import { reach } from './clientTruth';
import { isServing } from './traits';
import type { Judged } from './watch';

const MOST_CHANGES = 6;

/** Returns violations of what must hold under every fault. */
export function checkInvariants(seen: readonly Judged[]) {
  return [
    ...seen.flatMap(step => [
      ...unsaidUnknown(step),
      ...bareFindings(step),
      ...unworded(step),
      ...refusedNotCritical(step),
    ]),
    ...unsteady(seen),
    ...dips(seen),
  ];
}

/** An unknown verdict must say what is unknown. */
function unsaidUnknown(step: Judged): string[] {
  const { verdict, findings } = step.evaluation;
  return verdict === 'unknown' && findings.length === 0
    ? [`${describeStep(step)}: says nothing of what is not known`]
    : [];
}

/** Every finding must say what is wrong, what to do, and on what evidence. */
function bareFindings(step: Judged): string[] {
  return step.evaluation.findings.flatMap(finding => {
    const { code, message, next, evidence } = finding;
    const told = evidence.every(({ source }) => source !== '');
    return message && next && evidence.length > 0 && told
      ? []
      : [`${describeStep(step)}: ${code} is bare`];
  });
}

/** Every finding must be translatable from its codes and values. */
function unworded(step: Judged): string[] {
  return step.evaluation.findings
    .flatMap(finding => [messageOf(finding), nextOf(finding)])
    .filter(
      ({ code, params, text }) =>
        word(code as WordingCode, params as WordingParams<WordingCode>).text !==
        text,
    )
    .map(({ code }) => `${describeStep(step)}: ${code} is not its wording`);
}

/** Two refused clients of a write route are critical. */
function refusedNotCritical(step: Judged): string[] {
  const { snapshot, evaluation } = step;
  const { facts, verdict } = evaluation;
  const writes = new Set(
    isServing(step.world)
      ? writeRoutesOf(step.world)
          .filter(route => !isMovedAway(step.world, route))
          .map(({ name }) => name)
      : [],
  );
  const out = snapshot.routes.some(
    ({ name, client }) =>
      writes.has(name) &&
      client !== undefined &&
      client.failures > 1 &&
      client.servedAt !== undefined &&
      client.othersServedAt === undefined,
  );
  const silent = facts.cutOff;
  return out && !silent && verdict !== 'critical'
    ? [`${describeStep(step)}: clients are refused`]
    : [];
}

/** One problem must not become a series of alarms. */
function unsteady(seen: readonly Judged[]): string[] {
  const verdicts = seen.map(({ evaluation }) => evaluation.verdict);
  const changes = verdicts.filter(
    (verdict, index) => index > 0 && verdict !== verdicts[index - 1],
  );
  return changes.length > MOST_CHANGES
    ? [`the verdict changes ${changes.length} times: ${changes.join(', ')}`]
    : [];
}

/** A critical verdict must last as long as clients of a write route get nothing. */
function dips(seen: readonly Judged[]): string[] {
  return seen.flatMap((step, index) => {
    const before = seen[index - 1];
    const fell =
      before?.evaluation.verdict === 'critical' &&
      step.evaluation.verdict !== 'critical';
    const out =
      before &&
      [before, step].every(({ world }) =>
        writeRoutesOf(world).some(
          route =>
            !isMovedAway(world, route) &&
            [0, 1, 2].every(turn => !reach(world, route, turn).writes),
        ),
      );
    return fell && out && !step.evaluation.facts.cutOff
      ? [`${describeStep(step)}: falls back while nobody can write`]
      : [];
  });
}

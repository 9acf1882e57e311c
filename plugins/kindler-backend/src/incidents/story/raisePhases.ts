import type { IncidentState, Phase } from './IncidentState';
import type { Raised } from './tellPhases';

/** Raises phases that were reported earlier to a weight that was found later. */
export function raisePhases(
  phases: IncidentState['phases'],
  raised: readonly Raised[],
): IncidentState['phases'] {
  return raised
    .filter(({ severity }) => severity === 'critical')
    .reduce((all, each) => {
      const index = all.items.findLastIndex(phase => isMeant(phase, each));
      const { severity, evidence } = each;
      return index === -1
        ? all
        : {
            ...all,
            items: all.items.with(index, {
              ...all.items[index],
              severity,
              evidence,
            }),
          };
    }, phases);
}

function isMeant(phase: Phase, { kind, code, route }: Raised): boolean {
  return (
    phase.kind === kind &&
    phase.severity === 'warning' &&
    (code === undefined || codeOf(phase) === code) &&
    (route === undefined || phase.text.params.route === route)
  );
}

function codeOf({ text }: Phase): string | undefined {
  const { finding } = text.params;
  return typeof finding === 'object' && 'code' in finding
    ? finding.code
    : undefined;
}

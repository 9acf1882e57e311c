import type { Zod } from './ActionOptions';

export const verdictSchema = (z: Zod) =>
  z
    .enum(['ok', 'degraded', 'critical', 'unknown'])
    .describe(
      '`unknown` means that the evidence is missing; it is neither good nor bad.',
    );

export const nowSchema = (z: Zod) =>
  z
    .string()
    .describe(
      "ISO time of the answer on the backend's clock. The age of a value is `now` minus its `observedAt`.",
    );

export const evidenceSchema = (z: Zod) =>
  z.object({
    label: z.string().describe('What was looked at.'),
    value: z.string().describe('What was seen, `unknown` where nothing was.'),
    source: z.string().describe('Id of the source that said so.'),
    observedAt: z.string().optional().describe('ISO time of the observation.'),
  });

export const faultSchema = (z: Zod) =>
  z.object({
    kind: z.string(),
    source: z.string(),
    message: z.string().describe('What happened.'),
    hint: z.string().describe('What to do next.'),
  });

export const findingSchema = (z: Zod) =>
  z.object({
    code: z.string().describe('Stable code of the rule, e.g. `split-brain`.'),
    severity: z
      .enum(['critical', 'warning', 'info'])
      .describe('`info` never changes the verdict.'),
    since: z.string().describe('ISO time since when it holds.'),
    message: z.string(),
    next: z.string().describe('What to do next.'),
    evidence: z.array(evidenceSchema(z)),
  });

export const witnessSchema = (z: Zod) =>
  z.object({
    status: z.enum(['named', 'none', 'served', 'unknown', 'absent']),
    members: z.array(z.string()),
    details: z.array(z.string()),
    reason: z.string().optional(),
    source: z.string().optional().describe('Id of the source that said so.'),
    observedAt: z.string().optional().describe('ISO time of the observation.'),
  });

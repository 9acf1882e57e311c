import type {
  ActionCheck,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** What an action's own rules make of the facts. */
export interface ActionAssessment {
  checks: ActionCheck[];
  /** What will happen, in plain sentences. */
  effects: Wording[];
}

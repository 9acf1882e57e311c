import type {
  ActionCheck,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** The result of an action's own rules. */
export interface ActionAssessment {
  checks: ActionCheck[];
  /** The effects, in plain sentences. */
  effects: Wording[];
}

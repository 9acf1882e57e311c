import type { KindlerEventKind } from '@kindler/backstage-plugin-kindler-common';
import {
  RiArrowLeftRightLine,
  RiGitBranchLine,
  RiPulseLine,
  RiServerLine,
  RiShieldLine,
  RiUserLine,
} from '@remixicon/react';

/** Kinds that can be asked for, in the order in which they are offered. */
export const EVENT_KINDS: KindlerEventKind[] = [
  'leader-changed',
  'timeline-switched',
  'verdict-changed',
  'server-changed',
  'server-flapping',
  'action',
];

export const EVENT_ICONS: Record<
  KindlerEventKind,
  typeof RiArrowLeftRightLine
> = {
  'leader-changed': RiArrowLeftRightLine,
  'timeline-switched': RiGitBranchLine,
  'verdict-changed': RiShieldLine,
  'server-changed': RiServerLine,
  'server-flapping': RiPulseLine,
  action: RiUserLine,
};

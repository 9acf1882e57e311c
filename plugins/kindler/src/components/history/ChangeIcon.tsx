import {
  RiArrowGoBackLine,
  RiArrowUpLine,
  RiFlashlightLine,
  RiStarLine,
  RiArrowLeftRightLine,
} from '@remixicon/react';
import type { HistoryChangeKind } from '@kindler/backstage-plugin-kindler-common';

const ICONS: Record<HistoryChangeKind, typeof RiArrowLeftRightLine> = {
  back: RiArrowGoBackLine,
  switchover: RiArrowLeftRightLine,
  failover: RiFlashlightLine,
  timeline: RiArrowUpLine,
  leader: RiStarLine,
};

/** The sign of a kind of change. Its name is beside it or in the legend. */
export function ChangeIcon(props: { kind: HistoryChangeKind }) {
  const Icon = ICONS[props.kind];
  return <Icon size={14} aria-hidden="true" />;
}

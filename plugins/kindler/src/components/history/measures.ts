/** Height of one member's lane, in pixels. */
export const LANE_HEIGHT = 28;
/** Height of the bar within it, in pixels. */
export const BAR_HEIGHT = 16;

/** Formats a fraction of the width for SVG and CSS. */
export function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

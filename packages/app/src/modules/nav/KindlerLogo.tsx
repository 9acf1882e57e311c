/**
 * A flame over two database discs.
 */
export function KindlerLogo(props: { size: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
    >
      <path
        d="M16 2c1 4 6 6.5 6 12a6 6 0 0 1-12 0c0-2.6 1.2-4.2 2.4-5.6.3 1.6 1 2.6 2 3C13.8 8 14.6 4.4 16 2Z"
        fill="#ffb656"
      />
      <path
        d="M16 12c.4 1.6 2.4 2.6 2.4 4.6a2.4 2.4 0 0 1-4.8 0c0-2 2-3 2.4-4.6Z"
        fill="#fff3e0"
      />
      <path
        d="M5 21.5c0 1.7 4.9 3 11 3s11-1.3 11-3M5 26c0 1.7 4.9 3 11 3s11-1.3 11-3"
        stroke="#9cc9ff"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}

import { useEffect, useState } from 'react';

export interface Sample {
  /** ISO time of the observation. */
  at: string;
  /** Undefined if the value was unknown. */
  value: number | undefined;
}

/** Number of samples that are kept. */
const KEPT = 60;

/** Returns a value with its predecessors, one for each observation since it was first shown here. */
export function useSamples(
  at: string | undefined,
  value: number | undefined,
): Sample[] {
  const [samples, setSamples] = useState<Sample[]>([]);
  useEffect(() => {
    if (at !== undefined) {
      setSamples(former =>
        former[former.length - 1]?.at === at
          ? former
          : [...former.slice(1 - KEPT), { at, value }],
      );
    }
  }, [at, value]);
  return samples;
}

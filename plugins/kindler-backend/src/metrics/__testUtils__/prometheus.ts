/** One line of what Prometheus reads. */
export interface Series {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads the text that an exporter answers. */
export function readSeries(text: string): Series[] {
  return text
    .split('\n')
    .filter(line => line && !line.startsWith('#'))
    .map(line => {
      const [, name, labels = '', value] =
        /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      return {
        name,
        labels: Object.fromEntries(
          [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, its]) => [
            key,
            its,
          ]),
        ),
        value: Number(value),
      };
    });
}

/** The metrics that a PromQL expression asks for, and the labels that it selects or groups by. */
export function readNames(expr: string) {
  const lists = (pattern: RegExp, each: RegExp) =>
    [...expr.matchAll(pattern)].flatMap(([, list]) =>
      [...list.matchAll(each)].map(([, label]) => label),
    );
  return {
    names: [...new Set(expr.match(/\bkindler_\w+/g))],
    labels: [
      ...lists(/\bby \(([^)]*)\)/g, /(\w+)/g),
      ...lists(/\{([^}]*)\}/g, /(\w+)\s*(?:=~|!~|!=|=)/g),
    ],
  };
}

type Labels = Readonly<Record<string, string>>;

/** Tells whether anything carries all labels of a selector. It only looks at the objects with the rarest of them. */
export class LabelIndex {
  readonly #all: readonly Labels[];
  readonly #byLabel = new Map<string, Labels[]>();
  readonly #known = new Map<string, boolean>();

  constructor(all: readonly Labels[]) {
    this.#all = all;
    for (const labels of all) {
      for (const label of Object.entries(labels)) {
        const key = JSON.stringify(label);
        const carriers = this.#byLabel.get(key) ?? [];
        this.#byLabel.set(key, carriers);
        carriers.push(labels);
      }
    }
  }

  selects(selector: Labels): boolean {
    const key = JSON.stringify(selector);
    const known = this.#known.get(key) ?? this.#look(selector);
    this.#known.set(key, known);
    return known;
  }

  #look(selector: Labels): boolean {
    const wanted = Object.entries(selector);
    const [fewest = this.#all] = wanted
      .map(label => this.#byLabel.get(JSON.stringify(label)) ?? [])
      .sort((a, b) => a.length - b.length);
    return fewest.some(labels =>
      wanted.every(([label, value]) => labels[label] === value),
    );
  }
}

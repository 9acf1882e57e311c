const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY = /^(\d{1,15}(?:\.\d{1,9})?)(n|u|m|k|[MGTPE]|[KMGTPE]i)?$/;

/** What each kind of quantity looks like where people write it: Kubernetes takes more, and answers 500 to some of it. */
const WRITTEN = {
  cpu: { form: /^(\d{1,6}m|\d{1,4}(\.\d{1,3})?)$/, example: '500m or 2' },
  memory: { form: /^\d{1,6}(Mi|Gi|Ti)$/, example: '512Mi or 4Gi' },
  storage: { form: /^\d{1,6}(Mi|Gi|Ti)$/, example: '10Gi' },
};

export type QuantityKind = keyof typeof WRITTEN;

/** A quantity of Kubernetes as a number, in its base unit; undefined where a text is none. */
export function quantityValue(text: string): number | undefined {
  const [, number, suffix = ''] = QUANTITY.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * FACTORS[suffix];
}

/** Why a value cannot be taken as a quantity; undefined when it can. */
export function quantityProblem(
  kind: QuantityKind,
  value: unknown,
): string | undefined {
  const { form, example } = WRITTEN[kind];
  if (typeof value !== 'string' || !form.test(value)) {
    return `must be a quantity of ${kind}, e.g. ${example}`;
  }
  return quantityValue(value) === 0 ? 'must be more than nothing' : undefined;
}

/** Whether two texts are the same amount, however they are written. */
export function isSameQuantity(one: string, other: string): boolean {
  const value = quantityValue(one);
  return value !== undefined && value === quantityValue(other);
}

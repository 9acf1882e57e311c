/** More filters than this are not worth remembering, because rows are soon rebuilt. */
const MOST_FILTERS = 200;

type List<TRows, TFilter, TItem, TAnswer> = (
  rows: TRows,
  filter: TFilter,
  visible?: (item: TItem) => boolean,
) => TAnswer;

/**
 * Lists the same rows with the same filter once for all callers who may see all of them, so that the answer is the same
 * object and is serialized once. For callers with restrictions it is listed each time.
 */
export function shareAnswers<TRows extends object, TFilter, TItem, TAnswer>(
  list: List<TRows, TFilter, TItem, TAnswer>,
): List<TRows, TFilter, TItem, TAnswer> {
  const known = new WeakMap<TRows, Map<string, TAnswer>>();
  return (rows, filter, visible) => {
    if (visible) {
      return list(rows, filter, visible);
    }
    let answers = known.get(rows);
    if (!answers) {
      answers = new Map();
      known.set(rows, answers);
    }
    const key = JSON.stringify(filter);
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = list(rows, filter);
      if (answers.size < MOST_FILTERS) {
        answers.set(key, answer);
      }
    }
    return answer;
  };
}

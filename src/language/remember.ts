const most = 5000;

/** The function with its latest few thousand answers kept, since people ask with the same few thousand words. */
export function remember<Answer>(find: (word: string) => Answer): (word: string) => Answer {
  const kept = new Map<string, Answer>();
  return (word) => {
    const before = kept.get(word);
    if (before !== undefined) return before;
    const answer = find(word);
    if (kept.size >= most) kept.clear();
    kept.set(word, answer);
    return answer;
  };
}

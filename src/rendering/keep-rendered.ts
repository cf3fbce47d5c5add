const mostKept = 1000;

/** The same rendering with its results kept: all words are the content's, so that the same few hundred come again and again. */
export function keepRendered(render: (markdown: string) => string): (markdown: string) => string {
  const kept = new Map<string, string>();
  return (markdown) => {
    const before = kept.get(markdown);
    if (before !== undefined) return before;
    if (kept.size >= mostKept) kept.clear();
    const result = render(markdown);
    kept.set(markdown, result);
    return result;
  };
}

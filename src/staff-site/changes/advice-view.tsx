import type { Finding } from "../../staff/check/rule.js";

/** What could be better in the changed files; nothing where nothing could. */
export function AdviceView({ advice }: { readonly advice: readonly Finding[] }) {
  if (advice.length === 0) return null;
  return (
    <>
      <h2>What could be better</h2>
      <p>None of this keeps the change from going live. You judge.</p>
      <ul>
        {advice.map(({ file, line, rule, what, why, mend }) => (
          <li key={`${file} ${line} ${rule} ${what}`}>
            Line {line}: {what} {mend} <em>{why}</em>
          </li>
        ))}
      </ul>
    </>
  );
}

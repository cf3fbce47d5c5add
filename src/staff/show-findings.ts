import type { Finding } from "./check/rule.js";

/** Findings as a person reads them: where, what, why it matters and how to mend it, the errors last, where the eye falls. */
export function showFindings(findings: readonly Finding[]): string {
  const inOrder = [...ofLevel(findings, "advice"), ...ofLevel(findings, "error")];
  return inOrder
    .map(({ file, line, level, rule, what, why, mend }) =>
      [
        `${file}:${line}  ${level} (${rule})`,
        `  ${what}`,
        `  Why it matters: ${why}`,
        `  How to mend it: ${mend}`,
      ].join("\n"),
    )
    .join("\n\n");
}

/** "1 error, 3 pieces of advice". */
export function countFindings(findings: readonly Finding[]): string {
  const [errors, advice] = [ofLevel(findings, "error").length, ofLevel(findings, "advice").length];
  return `${errors} ${errors === 1 ? "error" : "errors"}, ${advice} ${advice === 1 ? "piece" : "pieces"} of advice`;
}

/**
 * Findings as GitHub Actions shows them beside the lines of a change: an error or a warning each. `placeOf` gives a file's path from the
 * root of the repository. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubFindings(findings: readonly Finding[], placeOf: (file: string) => string): string {
  return findings
    .map(({ file, line, level, rule, what, why, mend }) => {
      const place = `file=${property(placeOf(file))},line=${line},title=${property(rule)}`;
      return `::${level === "error" ? "error" : "warning"} ${place}::${data(`${what} ${why} ${mend}`)}`;
    })
    .join("\n");
}

function ofLevel(findings: readonly Finding[], level: Finding["level"]): readonly Finding[] {
  return findings.filter((finding) => finding.level === level);
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

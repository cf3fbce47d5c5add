import { structuredPatch } from "diff";
import type { Change } from "../../staff/change.js";

const linesAround = 3;

/** What a change takes out and puts in, line by line, with a few lines around. */
export function DiffView({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <>
      <p class="hint">Lines with + are new, lines with − are taken out.</p>
      {changes.map((change) => (
        <FileDiff key={change.file} change={change} />
      ))}
    </>
  );
}

function FileDiff({ change: { file, before = "", after = "" } }: { readonly change: Change }) {
  const { hunks } = structuredPatch(file, file, before, after, "", "", { context: linesAround });
  return (
    <figure class="diff">
      <figcaption>{file}</figcaption>
      {hunks.length === 0 ? <p>Nothing is changed.</p> : null}
      {hunks.map(({ newStart, lines }) => (
        <ol key={newStart}>
          {lines
            .filter((line) => !line.startsWith("\\"))
            .map((line, at) => (
              <li key={`${newStart}-${at}`}>
                <Line line={line} />
              </li>
            ))}
        </ol>
      ))}
    </figure>
  );
}

function Line({ line }: { readonly line: string }) {
  if (line.startsWith("+")) return <ins>+ {line.slice(1)}</ins>;
  if (line.startsWith("-")) return <del>− {line.slice(1)}</del>;
  return <span>{line}</span>;
}

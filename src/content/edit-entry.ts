import { isMap, parseDocument } from "yaml";
import { z } from "zod";
import { entryFields } from "./entry-fields.js";

const parts = /^---\n(?:([\s\S]*?)\n)?---(?:\n|$)/;
const anyMap = z.record(z.string(), z.unknown());

/**
 * The text `wanted`, which another program wrote, as a change of the entry's text `before`: keys whose value is the same stay as they are
 * written, so that a review shows what somebody changed and nothing else. Keys that need not be there are left out where they are empty.
 * What is not understood is given back as it came.
 */
export function asEditOf(before: string, wanted: string): string {
  const [old, next] = [parts.exec(before), parts.exec(wanted)];
  if (old === null || next === null) return wanted;
  const document = parseDocument(old[1] ?? "");
  const values = anyMap.safeParse(parseDocument(next[1] ?? "").toJS());
  const known = anyMap.safeParse(document.toJS());
  if (!values.success || !known.success || !isMap(document.contents)) return wanted;
  const given = withoutEmpty(values.data);
  const changed = Object.entries(given).filter(([key, value]) => !isSame(value, known.data[key]));
  const gone = Object.keys(known.data).filter((key) => !(key in given));
  const [oldBody, nextBody] = [before.slice(old[0].length), wanted.slice(next[0].length)];
  const body = oldBody.trim() === nextBody.trim() ? oldBody : `${nextBody.trim()}\n`;
  if (changed.length === 0 && gone.length === 0) return old[0] + body;
  for (const [key, value] of changed) document.set(key, value);
  for (const key of gone) document.delete(key);
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${body}`;
}

function withoutEmpty(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const optional = new Set(entryFields().flatMap(({ key, isRequired }) => (isRequired ? [] : [key])));
  const isEmpty = (value: unknown): boolean =>
    value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !(optional.has(key) && isEmpty(value))));
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

import { isEntryReply, type Reply } from "../conversation/reply.js";
import type { ReplyChannelData } from "../protocol/channel-data.js";
import { keepRendered } from "./keep-rendered.js";
import { renderHtml } from "./render-html.js";

const htmlOf = keepRendered((markdown) => renderHtml(markdown));

/** The reply as web clients take it: safe HTML, easy-read version, source, and what sort of reply it is. */
export function renderChannelData(reply: Reply): ReplyChannelData {
  const { kind, words } = reply;
  const data: ReplyChannelData = { kind, html: htmlOf(words.markdown) };
  if (words.easyRead !== undefined) data.easyRead = { text: words.easyRead, html: htmlOf(words.easyRead) };
  const answered = reply.kind === "concern" ? reply.answered : reply;
  if (answered !== undefined && isEntryReply(answered)) {
    return { ...data, entry: answered.entry, confidence: answered.confidence, source: answered.source };
  }
  return reply.kind === "clarify" ? { ...data, confidence: reply.confidence } : data;
}

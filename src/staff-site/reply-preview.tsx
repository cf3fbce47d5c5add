import type { ComponentChildren } from "preact";
import type { Reply } from "../conversation/reply.js";
import { SafeHtml, SourceNote } from "../pages/layout.js";
import { renderCard } from "../rendering/cards/render-card.js";
import { renderChannelData } from "../rendering/render-channel-data.js";
import { renderHtml } from "../rendering/render-html.js";
import { type CardPart, cardWords } from "../staff/card-words.js";

/** Headings inside a preview stand below its own. */
const innerHeading = 5;

interface ReplyPreviewProps {
  readonly reply: Reply;
  readonly id: string;
  /** The level of the previews' headings. */
  readonly level: 3 | 4;
  /** The id of a heading that tells these previews from others on the page. */
  readonly within?: string;
}

/** A reply as each channel shows it: the web, Teams, and the easier words. */
export function ReplyPreview({ reply, id, level, within = "" }: ReplyPreviewProps) {
  const { source } = renderChannelData(reply);
  const { markdown, easyRead } = reply.words;
  return (
    <div class="previews">
      <Preview id={`${id}-web`} within={within} level={level} title="On the web">
        <SafeHtml html={renderHtml(markdown, innerHeading)} />
        {source === undefined ? null : <SourceNote {...source} />}
        <Buttons titles={reply.suggestions} />
      </Preview>
      <Preview id={`${id}-teams`} within={within} level={level} title="In Teams">
        {cardWords(renderCard(reply, { place: "chat" }).card.body).map((part, at) => (
          <TeamsPart key={`${part.kind}-${at}`} part={part} />
        ))}
      </Preview>
      <Preview id={`${id}-easy`} within={within} level={level} title="In easier words">
        {easyRead === undefined ? (
          <p>There are no easier words.</p>
        ) : (
          <SafeHtml html={renderHtml(easyRead, innerHeading)} />
        )}
      </Preview>
    </div>
  );
}

interface PreviewProps {
  readonly id: string;
  readonly within: string;
  readonly level: 3 | 4;
  readonly title: string;
  readonly children: ComponentChildren;
}

function Preview({ id, within, level, title, children }: PreviewProps) {
  return (
    <section class="preview" aria-labelledby={`${id} ${within}`.trim()}>
      {level === 3 ? <h3 id={id}>{title}</h3> : <h4 id={id}>{title}</h4>}
      {children}
    </section>
  );
}

function TeamsPart({ part }: { readonly part: CardPart }) {
  if (part.kind === "buttons") return <Buttons titles={part.titles} />;
  return <SafeHtml class={part.kind === "heading" ? "card-heading" : ""} html={renderHtml(part.text, innerHeading)} />;
}

/** Buttons as they are shown; here they only show, and do nothing. */
function Buttons({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <ul class="shown-buttons" aria-label="Buttons">
      {titles.map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}

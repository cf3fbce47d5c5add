import type { ComponentChildren } from "preact";
import type { Reply } from "../conversation/reply.js";
import { SafeHtml, SourceNote } from "../pages/layout.js";
import { renderCard } from "../rendering/cards/render-card.js";
import { renderChannelData } from "../rendering/render-channel-data.js";
import { renderHtml } from "../rendering/render-html.js";
import { cardWords } from "../staff/card-words.js";

/** Headings inside a preview stand below its own. */
const innerHeading = 4;

/** A reply as each channel shows it: the web, Teams, and the easier words. */
export function ReplyPreview({ reply, id }: { readonly reply: Reply; readonly id: string }) {
  const { source } = renderChannelData(reply);
  const { markdown, easyRead } = reply.words;
  return (
    <div class="previews">
      <Preview id={`${id}-web`} title="On the web">
        <SafeHtml html={renderHtml(markdown, innerHeading)} />
        {source === undefined ? null : <SourceNote {...source} />}
        <Buttons titles={reply.suggestions} />
      </Preview>
      <Preview id={`${id}-teams`} title="In Teams">
        <TeamsWords reply={reply} />
      </Preview>
      <Preview id={`${id}-easy`} title="In easier words">
        {easyRead === undefined ? (
          <p>There are no easier words.</p>
        ) : (
          <SafeHtml html={renderHtml(easyRead, innerHeading)} />
        )}
      </Preview>
    </div>
  );
}

function Preview({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="preview" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

function TeamsWords({ reply }: { readonly reply: Reply }) {
  const { paragraphs, buttons } = cardWords(renderCard(reply, { place: "chat" }).card.body);
  return (
    <>
      {paragraphs.map(({ text, isHeading }) => (
        <SafeHtml key={text} class={isHeading ? "card-heading" : ""} html={renderHtml(text, innerHeading)} />
      ))}
      <Buttons titles={buttons} />
    </>
  );
}

function Buttons({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <>
      <p class="hint">Buttons:</p>
      <ul>
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </>
  );
}

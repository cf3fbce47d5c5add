import type { Site } from "../content/snapshot.js";
import type { Refusal } from "../protocol/refusal.js";
import { renderPage } from "./layout.js";

/** What a person sees in place of a page: what happened, and ways on (https://design-system.service.gov.uk/patterns/page-not-found-pages). */
export function renderRefusalPage(refusal: Refusal, site: Site): string {
  const heading = headingFor(refusal.status);
  return renderPage(
    { title: heading },
    <>
      <h1>{heading}</h1>
      {wordsFor(refusal).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p>You can:</p>
      <ul class="ways-on">
        <li>
          <a href="/faq">find an answer among all answers</a>
        </li>
        <li>
          <a href="/chat">ask a question</a>
        </li>
        {refusal.status >= 500 ? <Elsewhere site={site} /> : null}
      </ul>
    </>,
  );
}

function headingFor(status: number): string {
  if (status >= 500) return "Sorry, there is a problem with the service";
  if (status === 404) return "Page not found";
  if (status === 403) return "You cannot open this page";
  return status === 429 ? "Please wait a minute" : "This request was not understood";
}

function wordsFor({ status, message }: Refusal): readonly string[] {
  if (status >= 500) return ["Please try again in a few minutes. What you typed in a chat is kept in the chat."];
  if (status === 404)
    return [
      "If you typed the web address, check it is correct.",
      "If you pasted the web address, check you copied all of it.",
    ];
  return status === 403 || status === 429 ? [message] : ["The web address may have a mistake in it."];
}

/** Where the same is to be found while this program fails. */
function Elsewhere({ site }: { readonly site: Site }) {
  const links = ["page", "sendiass-phone"].flatMap((name) => site.links.get(name) ?? []);
  return (
    <>
      {links.map(({ name, title, url }) => (
        <li key={name}>
          <a href={url}>{title}</a>
          {url.startsWith("tel:") ? `: ${phoneNumber(url)}` : null}
        </li>
      ))}
    </>
  );
}

/** A number of this country as it is dialled: +441905768153 becomes 01905 768153. */
function phoneNumber(url: string): string {
  return url.replace(/^tel:/, "").replace(/^\+44(\d{4})(\d+)$/, "0$1 $2");
}

import { Contact, type StatementFacts } from "./accessibility-page.js";
import { renderPage } from "./layout.js";

/** What is kept of a chat, for how long, and who can read it: true to `stores/`, `guards/` and the widget. */
export function renderPrivacyPage({
  site,
  retentionHours,
  insightDays,
  hasCloudChannels,
  canonical,
}: StatementFacts): string {
  const time = retentionHours === 1 ? "1 hour" : `${retentionHours} hours`;
  return renderPage(
    { title: "Privacy", canonical: canonical("/privacy"), current: "privacy" },
    <>
      <h1>Privacy</h1>
      <InShort time={time} />
      <WhatIsKept time={time} insightDays={insightDays} />
      <OnYourDevice />
      <h2>Who can see it</h2>
      <ul>
        <li>
          Nobody watches the chat, and nobody can read it later. Only the page that is open in your browser can. Staff
          see counts, and questions without what could tell who asked them.
        </li>
        <li>
          No other company is sent what you type. No advertising, no measuring of visitors, nothing from elsewhere.
        </li>
        <li>
          If you tell of danger, the program shows where to get help. It does not tell anyone. Please call{" "}
          <a href="tel:999">999</a> if someone is in danger now.
        </li>
        <li>
          The network and the computers between you and this program may keep records of their own, such as the
          addresses of pages, as they do for any website.
        </li>
      </ul>
      {hasCloudChannels ? <CloudChannels /> : null}
      <YourChoices />
      <h2>Questions about privacy</h2>
      <Contact site={site} />
      <p>Please do not write about your chat's content there: we cannot open it, so we cannot look it up.</p>
    </>,
  );
}

function InShort({ time }: { readonly time: string }) {
  return (
    <section aria-labelledby="short" class="easy-read">
      <h2 id="short">In short</h2>
      <p>You do not need to give your name.</p>
      <p>What you type is locked. Only your own browser has the key.</p>
      <p>It is deleted when nothing has been said for {time}.</p>
      <p>You can delete it yourself at any time: press "Start again".</p>
      <p>
        Staff can see what is asked, not who asked it. Names and numbers are taken out first. Nothing is kept of what
        you say about danger.
      </p>
      <p>There are no cookies.</p>
    </section>
  );
}

function WhatIsKept({ time, insightDays }: { readonly time: string; readonly insightDays: number }) {
  return (
    <>
      <h2>What is kept, and for how long</h2>
      <dl>
        <dt>What you and the assistant said</dt>
        <dd>
          It is kept so that your chat can go on. It is locked with a key that is in your page and nowhere on our side.
          It is deleted when nothing has been said for {time}, or at once when you press "Start again".
        </dd>
        <dt>Which answers you were given last</dt>
        <dd>
          This lets you ask "say that again" or "tell me more". It names answers, never your words. It is locked and
          deleted together with the chat.
        </dd>
        <dt>Whether an answer was helpful</dt>
        <dd>
          If you tell us, we count it for that answer and day. The count has no words in it and belongs to no chat and
          no person, so it stays when the chat is deleted.
        </dd>
        <dt>What is asked, so that staff can write better answers</dt>
        <dd>
          Each day the program counts which answers were given, and keeps the questions with names, numbers, addresses,
          dates and rare words taken out of them. They belong to no chat and no person, so they stay when the chat is
          deleted. They are deleted after {insightDays} days. Of a message about danger or distress nothing is kept but
          a count.
        </dd>
        <dt>Your computer's address</dt>
        <dd>
          It is not stored. To slow down floods of messages, the program counts messages a minute under a scrambled form
          of the address, which is scrambled in another way each day.
        </dd>
        <dt>Faults</dt>
        <dd>When something fails, the program writes down the time, the page and the fault, never what you typed.</dd>
      </dl>
    </>
  );
}

function OnYourDevice() {
  return (
    <>
      <h2>What stays on your own device</h2>
      <ul>
        <li>The chat page stores nothing. The key to your chat is part of the page, and goes when you close it.</li>
        <li>
          The chat box on other websites keeps the key while the tab is open, and your display settings until you clear
          them in your browser.
        </li>
        <li>
          Your browser's history has the pages that you opened. Without JavaScript, words that you search for on the
          page of all answers are in its address, and so in your history. If someone else uses your device, ask in the
          chat instead, or use a private window.
        </li>
        <li>Answers and chats that you save or print are yours to look after.</li>
      </ul>
    </>
  );
}

function CloudChannels() {
  return (
    <>
      <h2>In Microsoft Teams and other Microsoft channels</h2>
      <p>
        Microsoft carries your messages there, under its own terms, and may keep them. We keep no record of what is said
        there, only which answers you were given last, locked.
      </p>
    </>
  );
}

function YourChoices() {
  return (
    <>
      <h2>What you can do</h2>
      <ul>
        <li>Please leave out names, addresses and dates of birth. No answer needs them.</li>
        <li>"Start again" deletes the chat on this page and on our server.</li>
        <li>"Print or save this chat" gives you a copy.</li>
        <li>
          You do not have to chat: <a href="/faq">all answers</a> can be read without typing anything.
        </li>
      </ul>
    </>
  );
}

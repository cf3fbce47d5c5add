// Searches the answers while a person types. The server makes the results, as it does without this script; what was typed stays out of
// the browser's history here.
const pauseMs = 400;

interface Parts {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  /** A live region: its words are read out when they change. */
  readonly count: HTMLElement;
  readonly results: HTMLElement;
  /** All answers by topic, where the page has them. */
  readonly all: HTMLElement | null;
}

/** Makes the form search by itself. The focus is never moved. */
function searchWhileTyping({ form, field, count, results, all }: Parts): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();
  let shown = field.value.trim();

  const clear = (): void => {
    results.replaceChildren();
    count.textContent = all === null ? "" : "All answers are shown.";
    if (all !== null) all.hidden = false;
  };

  const search = async (): Promise<void> => {
    clearTimeout(timer);
    const typed = field.value.trim();
    if (typed === shown) return;
    asking.abort();
    asking = new AbortController();
    shown = typed;
    if (typed === "") return clear();
    const address = `${form.action}?${new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))}`;
    try {
      const response = await fetch(address, { headers: { Accept: "text/html" }, signal: asking.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = page.querySelector("#results");
      if (found === null || typed !== shown) return;
      results.replaceChildren(...found.childNodes);
      if (all !== null) all.hidden = true;
      count.textContent = page.querySelector("#count")?.textContent ?? "";
    } catch {
      if (typed !== shown) return;
      shown = "";
      count.textContent = "The search does not answer just now. Your words are kept. Please press Search to try again.";
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), pauseMs);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
}

function element<E extends HTMLElement>(id: string, kind: new () => E): E | null {
  const found = document.getElementById(id);
  return found instanceof kind ? found : null;
}

const form = element("search", HTMLFormElement);
const field = element("q", HTMLInputElement);
const count = element("count", HTMLElement);
const results = element("results", HTMLElement);
if (form !== null && field !== null && count !== null && results !== null) {
  searchWhileTyping({ form, field, count, results, all: element("all", HTMLElement) });
  // Someone in danger may not want the next person at this device to see what they searched for.
  if (results.querySelector(".answer-crisis, .answer-concern") !== null) history.replaceState(null, "", form.action);
}

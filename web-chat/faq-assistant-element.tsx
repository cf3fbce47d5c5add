import { render } from "preact";
import { type Chat, makeChat } from "./chat/chat.js";
import { type Address, readAddress } from "./direct-line/address.js";
import { keepClear } from "./keep-clear.js";
import { css as themes } from "./styles/themes.css";
import { css as widget } from "./styles/widget.css";
import { App } from "./views/app.js";

/** Makes `<faq-assistant>` known to the page; `origin` is where the script came from. */
export function defineElement(origin: string): void {
  if (customElements.get("faq-assistant") === undefined) customElements.define("faq-assistant", elementFor(origin));
}

function elementFor(origin: string): typeof HTMLElement {
  /** The chat in the page: inline, or with the attribute `floating` as a launcher. What it holds is shown until the script has run. */
  return class FaqAssistant extends HTMLElement {
    #chat: Chat | undefined;

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet(themes), sheet(widget)];
      const address = readAddress(origin, (name) => this.getAttribute(name));
      this.#chat ??= makeChat(
        address,
        oncePerTask(() => this.#show(root, address)),
      );
      this.#show(root, address);
    }

    disconnectedCallback(): void {
      this.#chat?.close();
      if (this.shadowRoot !== null) render(null, this.shadowRoot);
    }

    #show(root: ShadowRoot, address: Address): void {
      if (this.#chat === undefined || !this.isConnected) return;
      const focused = root.activeElement;
      render(
        <App
          chat={this.#chat}
          address={address}
          label={this.getAttribute("label") ?? "Ask about SEND"}
          exitUrl={this.getAttribute("exit-url") ?? "about:blank"}
          isFloating={this.hasAttribute("floating")}
          keepClear={(view, close) => keepClear(this, view, close)}
        />,
        root,
      );
      // A button can go while it has the focus, as when the line is back: reading goes on from the messages, not from the top of the page.
      if (focused?.isConnected === false && root.activeElement === null)
        root.querySelector<HTMLElement>(".transcript")?.focus();
    }
  };
}

/** Many changes in one go are shown once, and never in the middle of showing another. */
function oncePerTask(show: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      show();
    });
  };
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

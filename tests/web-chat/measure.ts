import type { Page } from "playwright-core";

/** Runs in the page: all elements of the widget that can be seen, and what is known of them. */
const measuring = `
  const root = document.querySelector("faq-assistant").shadowRoot.querySelector(".root");
  const isHidden = (e) => e.closest(".hidden, [hidden]") !== null || e.getClientRects().length === 0;
  const all = [...root.querySelectorAll("*")].filter((e) => !isHidden(e));
  const nameOf = (e) => e.localName + "." + e.className + " " + (e.getAttribute("aria-label") ?? e.id ?? "") + " " + e.textContent.trim().slice(0, 40);
  const parse = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
  const ground = (e) => {
    for (let at = e; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.a === 1) return colour;
      if (colour.a !== 0) throw new Error("a half transparent ground cannot be measured: " + nameOf(at));
    }
    return { r: 255, g: 255, b: 255 };
  };
  const channel = (c) => { const s = c / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  const light = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ratio = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
`;

const inPage = <T>(page: Page, body: string): Promise<T> => page.evaluate<T>(`(() => { ${measuring} ${body} })()`);

/** Text whose contrast with its ground is below this (WCAG 1.4.6: 7), each as "element: ratio". */
export function paleTexts(page: Page, least: number): Promise<string[]> {
  return inPage(
    page,
    `return all
      .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim() !== "") || "value" in e)
      .map((e) => [nameOf(e), ratio(parse(getComputedStyle(e).color), ground(e))])
      .filter(([, found]) => found < ${least})
      .map(([name, found]) => name + ": " + found.toFixed(2));`,
  );
}

/** Buttons and fields whose edge has less contrast than this with what is around it (WCAG 1.4.11: 3); a launcher is told by its ground. */
export function paleEdges(page: Page, least: number): Promise<string[]> {
  return inPage(
    page,
    `return all
      .filter((e) => e.matches("button, select, textarea, .leave, .menu a"))
      .map((e) => [nameOf(e), ratio(parse(getComputedStyle(e).borderTopColor), ground(e.parentElement))])
      .filter(([, found]) => found < ${least})
      .map(([name, found]) => name + ": " + found.toFixed(2));`,
  );
}

/** Buttons, fields and links apart from sentences that are smaller than this either way, in CSS pixels (WCAG 2.5.5: 44). */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return inPage(
    page,
    `const isInSentence = (e) => e.localName === "a" && getComputedStyle(e).display === "inline";
    return all
      .filter((e) => e.matches("a, button, select, textarea, input") && !isInSentence(e))
      .map((e) => [nameOf(e), (e.closest("label") ?? e).getBoundingClientRect()])
      .filter(([, box]) => box.width < ${least} - 0.01 || box.height < ${least} - 0.01)
      .map(([name, box]) => name + ": " + box.width + " x " + box.height);`,
  );
}

/** What needs scrolling sideways, or lies outside the screen on a side: nothing may (WCAG 1.4.10). */
export function tooWide(page: Page): Promise<string[]> {
  return inPage(
    page,
    `const wide = [document.documentElement, ...all].filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline");
    const outside = all.filter((e) => { const { left, right } = e.getBoundingClientRect(); return left < -1 || right > innerWidth + 1; });
    return [...new Set([...wide, ...outside])].map(nameOf);`,
  );
}

/** Text that is cut off below, where it cannot be scrolled to (WCAG 1.4.4, 1.4.12). */
export function cutOff(page: Page): Promise<string[]> {
  return inPage(
    page,
    `return all
      .filter((e) => getComputedStyle(e).overflowY !== "auto" && getComputedStyle(e).display !== "inline" && e.localName !== "textarea")
      .filter((e) => getComputedStyle(e).overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1)
      .map(nameOf);`,
  );
}

/** What moves: elements with a transition or an animation. */
export function movingParts(page: Page): Promise<string[]> {
  return inPage(
    page,
    `return [...all, root].filter((e) => { const s = getComputedStyle(e); return s.transitionDuration !== "0s" || s.animationName !== "none" || s.scrollBehavior !== "auto"; }).map(nameOf);`,
  );
}

/** Whose name does not begin with the words that are seen on it, so that voice control does not know it by them (WCAG 2.5.3). */
export function otherwiseNamed(page: Page): Promise<string[]> {
  return inPage(
    page,
    `return all
      .filter((e) => e.matches("a, button") && e.hasAttribute("aria-label"))
      .filter((e) => !e.getAttribute("aria-label").startsWith(e.textContent.trim()))
      .map(nameOf);`,
  );
}

/**
 * Keeps the panel off what the person has in focus on the page behind it (WCAG 2.4.11, 2.4.12): it moves to the other
 * side, and where it covers that too, it is out of sight until the focus moves on. A panel that fills a small screen is
 * closed instead: its launcher opens it again where it was left. Gives a function that ends this.
 */
export function keepClear(host: HTMLElement, root: HTMLElement, close: () => void): () => void {
  const look = (): void => {
    const focused = document.activeElement;
    root.classList.remove("left", "aside");
    if (focused === null || focused === host || focused === document.body || focused.contains(host)) return;
    if (!covers(root, focused)) return;
    root.classList.add("left");
    if (!covers(root, focused)) return;
    root.classList.replace("left", "aside");
    if (root.querySelector(".launcher")?.getClientRects().length !== 0) return;
    close();
    // The launcher comes back with the panel gone, and may cover it in turn.
    setTimeout(look);
  };
  document.addEventListener("focusin", look);
  return () => document.removeEventListener("focusin", look);
}

function covers(root: HTMLElement, focused: Element): boolean {
  // A link over two lines is two boxes: what lies between them is not the link.
  const there = [...focused.getClientRects()];
  return [...root.querySelectorAll(".panel, .launcher")].some((part) => {
    const here = part.getBoundingClientRect();
    return here.width > 0 && there.some((box) => overlap(box, here));
  });
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
}

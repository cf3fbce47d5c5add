/**
 * Keeps the panel off what the person has in focus on the page behind it (WCAG 2.4.11): it moves to the other side, and
 * where it covers that too, it steps aside until the focus moves on. Gives a function that ends this.
 */
export function keepClear(host: HTMLElement, root: HTMLElement): () => void {
  const look = (): void => {
    const focused = document.activeElement;
    root.classList.remove("left", "aside");
    if (focused === null || focused === host || focused === document.body || focused.contains(host)) return;
    if (!covers(root, focused)) return;
    root.classList.add("left");
    if (covers(root, focused)) root.classList.replace("left", "aside");
  };
  document.addEventListener("focusin", look);
  return () => document.removeEventListener("focusin", look);
}

function covers(root: HTMLElement, focused: Element): boolean {
  const there = focused.getBoundingClientRect();
  return [...root.querySelectorAll(".panel, .launcher")].some((part) => {
    const here = part.getBoundingClientRect();
    return (
      here.width > 0 &&
      there.left < here.right &&
      there.right > here.left &&
      there.top < here.bottom &&
      there.bottom > here.top
    );
  });
}

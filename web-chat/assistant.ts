import { defineElement } from "./faq-assistant-element.js";

// The script tag is known only while the script runs, so it is read first of all.
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

/** Adds a launcher to a page that has no `<faq-assistant>` of its own; attributes `data-…` of the script are handed to it. */
function addLauncher(): void {
  if (document.querySelector("faq-assistant") !== null) return;
  const element = document.createElement("faq-assistant");
  element.setAttribute("floating", "");
  for (const name of ["label", "exit-url", "token-url", "domain"]) {
    const value = script?.getAttribute(`data-${name}`) ?? null;
    if (value !== null) element.setAttribute(name, value);
  }
  document.body.append(element);
}

defineElement(new URL(script?.src || location.href).origin);
if (document.readyState === "loading" && script?.defer !== true)
  document.addEventListener("DOMContentLoaded", addLauncher);
else addLauncher();

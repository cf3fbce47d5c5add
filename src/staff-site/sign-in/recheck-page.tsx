import { renderStaffPage } from "../staff-page.js";

/**
 * Goes on to the provider at once. It is a page and not a redirect: where a form led here, the content security policy would not let its chain of redirects
 * leave this site. A refresh without delay takes nobody by surprise (https://www.w3.org/WAI/WCAG22/Techniques/html/H76).
 */
export function renderRecheckPage(back: string): string {
  const next = `/staff/sign-in/again?back=${encodeURIComponent(back)}`;
  return renderStaffPage(
    { title: "Checking your sign-in", goOnTo: next },
    undefined,
    <>
      <h1>Checking your sign-in</h1>
      <p>
        This takes a moment. <a href={next}>Go on</a> if nothing happens.
      </p>
    </>,
  );
}

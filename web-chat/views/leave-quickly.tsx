import type { Shared } from "./shared.js";

/** A way out for someone who must not be seen here: clears the chat and puts another page in place of this one. */
export function LeaveQuickly({ shared }: { readonly shared: Shared }) {
  const leave = (event: MouseEvent): void => {
    event.preventDefault();
    shared.chat.leave();
    location.replace(shared.exitUrl);
  };
  return (
    <a class="leave" href={shared.exitUrl} onClick={leave}>
      Leave this page quickly
    </a>
  );
}

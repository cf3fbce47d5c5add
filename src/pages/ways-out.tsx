/** A way out for someone who must not be seen here. */
export function LeaveQuickly() {
  return (
    <a class="leave" href="about:blank">
      Leave this page quickly
    </a>
  );
}

/** A form that deletes this chat on the server and begins a new one. */
export function StartAgain({ token }: { readonly token: string }) {
  return (
    <form method="post" action="/chat/start-again#latest" class="start-again">
      <input type="hidden" name="token" value={token} />
      <button type="submit">Delete this chat and start again</button>
    </form>
  );
}

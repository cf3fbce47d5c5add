import { type Mistake, MistakeList, renderStaffPage } from "../staff-page.js";

export type SignInForm =
  | { readonly kind: "password"; readonly token: string; readonly name: string }
  | { readonly kind: "openid" };

/** The page that asks staff who they are; `back` is the staff page that they go on to. */
export function renderSignInPage(form: SignInForm, back: string, mistakes: readonly Mistake[] = []): string {
  return renderStaffPage(
    { title: mistakes.length === 0 ? "Sign in" : "Error: Sign in" },
    undefined,
    <>
      <MistakeList heading="You are not signed in" mistakes={mistakes} />
      <h1>Sign in</h1>
      {form.kind === "password" ? <PasswordForm {...form} back={back} /> : <ProviderLink back={back} />}
    </>,
  );
}

function PasswordForm({ token, name, back }: { readonly token: string; readonly name: string; readonly back: string }) {
  return (
    <form method="post" action="/staff/sign-in">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="back" value={back} />
      <label for="name">Your name</label>
      <p id="name-hint" class="hint">
        It stands beside each change that you make.
      </p>
      <input type="text" id="name" name="name" value={name} autocomplete="name" aria-describedby="name-hint" required />
      <label for="password">Password</label>
      <input type="password" id="password" name="password" autocomplete="current-password" required />
      <p>
        <button type="submit">Sign in</button>
      </p>
    </form>
  );
}

/** A link and not a form: the content security policy lets forms lead to this site only. */
function ProviderLink({ back }: { readonly back: string }) {
  return (
    <p>
      <a class="button" href={`/staff/sign-in/start?back=${encodeURIComponent(back)}`}>
        Sign in with your work account
      </a>
    </p>
  );
}

/** Says that the person has left, and how to leave the provider too. */
export function renderSignedOutPage(leaveAddress: string | undefined): string {
  return renderStaffPage(
    { title: "You are signed out" },
    undefined,
    <>
      <h1>You are signed out</h1>
      {leaveAddress === undefined ? null : (
        <p>
          On a computer that others use, also <a href={leaveAddress}>sign out of your work account</a>.
        </p>
      )}
      <p>
        <a href="/staff/sign-in">Sign in again</a>
      </p>
    </>,
  );
}

/** For a person whom the provider knows and who has no role here. */
export function renderNoRolePage(name: string): string {
  return renderStaffPage(
    { title: "You have no access to these pages" },
    undefined,
    <>
      <h1>You have no access to these pages</h1>
      <p>
        You signed in as {name}, but nobody has given you a role here. Ask the person who looks after this assistant to
        make you a viewer or an editor, then sign in again.
      </p>
    </>,
  );
}

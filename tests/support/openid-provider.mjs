// A real OpenID provider on loopback, in a process of its own. Anybody may sign in by any password; "edith" and "edgar" are editors,
// "victor" is a viewer, and all others have no role. Prints its address. `GET /planted/KIND` makes the next ID token wrong in that way, `GET /roles/LOGIN/ROLE` gives somebody another role, or none.
import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import Provider, { interactionPolicy } from "oidc-provider";

const roles = { edith: ["Answers.Edit"], edgar: ["Answers.Edit"], victor: ["Answers.View"] };
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { privateKey: strangersKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { ...privateKey.export({ format: "jwk" }), kid: "loopback", alg: "RS256", use: "sig" };
const client = (id) => ({
  client_id: id,
  client_secret: "the-secret-of-a-test-on-loopback",
  // A native client may come back to any port of this machine (RFC 8252, 7.3).
  application_type: "native",
  redirect_uris: ["http://127.0.0.1/staff/sign-in/return"],
  post_logout_redirect_uris: ["http://127.0.0.1/staff/signed-out"],
  token_endpoint_auth_method: "client_secret_post",
});

const wrong = {
  // Signed anew and otherwise as it was: what a test needs to know that nothing else is held against a spoilt token.
  nothing: (claims) => claims,
  audience: (claims) => ({ ...claims, aud: "another-application" }),
  expired: (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  issuer: (claims) => ({ ...claims, iss: "http://127.0.0.1:1" }),
  nonce: (claims) => ({ ...claims, nonce: "another" }),
  signature: (claims) => claims,
};
let planted;

function spoil(token, kind) {
  const [header, payload] = token.split(".");
  const claims = wrong[kind](JSON.parse(Buffer.from(payload, "base64url").toString()));
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  const by = kind === "signature" ? strangersKey : createPrivateKey({ key, format: "jwk" });
  return `${signed}.${sign("sha256", Buffer.from(signed), by).toString("base64url")}`;
}

// A native client is asked each time by default. The assistant is a web application, which is not; it only borrows the free choice of ports.
const policy = interactionPolicy.base();
policy.get("consent").checks.remove("native_client_prompt");

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client("staff-pages"), client("another-application")],
    jwks: { keys: [key] },
    cookies: { keys: ["only for tests"] },
    conformIdTokenClaims: false,
    interactions: { policy },
    claims: { openid: ["sub", "name", "roles"], profile: [], email: ["email"] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id[0].toUpperCase()}${id.slice(1)} Oakhollow`,
        roles: roles[id],
        email: `${id}@example.org`,
      }),
    }),
  });
  provider.use(async (context, next) => {
    const [, login, role] = /^\/roles\/(\w+)\/([\w.]*)$/.exec(context.path) ?? [];
    if (login !== undefined) {
      roles[login] = role === "" ? [] : [role];
      context.body = role;
      return;
    }
    const found = /^\/planted\/(\w+)$/.exec(context.path);
    if (found !== null) {
      planted = found[1];
      context.body = planted;
      return;
    }
    await next();
    if (context.path !== "/token" || planted === undefined || context.body?.id_token === undefined) return;
    context.body = { ...context.body, id_token: spoil(context.body.id_token, planted) };
    planted = undefined;
  });
  server.on("request", provider.callback());
  process.stdout.write(`${issuer}\n`);
});

import { readTeamsHtml, readTeamsText } from "../../src/bot/read-teams-text.js";

describe("what a person typed in Teams", () => {
  it.each([
    ["<at>SEND assistant</at> when is the next workshop?", "when is the next workshop?"],
    ["hello <at>SEND assistant</at>&nbsp;and <at>Pat</at>", "hello and"],
    ['<at id="0">A\nB</at> Ofsted &amp; CQC &lt;3', "Ofsted & CQC <3"],
    ["&amp;lt;", "&lt;"],
    ["one\n\ntwo", "one\n\ntwo"],
    ["<at>SEND assistant</at>", ""],
    ["<at>never closed", "<at>never closed"],
  ])("%j is read as %j", (given, words) => {
    expect(readTeamsText(given)).toBe(words);
  });

  it("is read from a message's HTML without its tags", () => {
    expect(readTeamsHtml('<div><p>When<b>?</b></p><attachment id="1"></attachment>&nbsp;now</div>')).toBe("When ? now");
  });

  it("is read in good time however it was made", () => {
    const began = Date.now();
    readTeamsHtml("<at".repeat(20_000));
    readTeamsHtml("<".repeat(60_000));
    expect(Date.now() - began).toBeLessThan(1000);
  });
});

/** Words that hold a sentence together and say little of what it is about. */
const words =
  `a an the and or but so if then than that this these those it its he she him her his they them their theirs i me my mine we us
our ours you your yours be is are was were been being am do does did done doing have has had having will would shall should can could
may might must not no yes of to in on at by for from with about into onto over under out up down off as also just really very too
much many more most some any all each every other another such own same there here now please pls thanks thank hi hello hey dear ok
okay oh well like get got go going goes went come came what when where who whom whose which why how because while whilst tell know
want need say said says thing things one ones lot lots bit even still yet ever never again back let us say am only anyone someone
somebody anybody everyone actually basically literally quite rather maybe perhaps sure i'd mean think anything something nothing lol
tbh idk omg`.split(/\s+/);

const known: ReadonlySet<string> = new Set(words);

/** Whether the word is a function word rather than one that carries the topic. */
export function isFunctionWord(word: string): boolean {
  return known.has(word);
}

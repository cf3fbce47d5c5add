import type { ReportStoreError } from "./store.js";

/** The same store, whose failing calls are told to `report`, with the method's name, before they fail. */
export function watchStore<Whole extends object>(store: Whole, report: ReportStoreError): Whole {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return (...given: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, given);
        if (!(result instanceof Promise)) return result;
        return result.catch((error: unknown) => {
          report(String(name), error);
          throw error;
        });
      };
    },
  });
}

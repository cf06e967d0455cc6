import type { AppraisalNode, AppraisalRule, AppraisalScheme } from "../../model/appraisal-scheme.ts";
import { wordKey } from "../table/clean-text.ts";

/** The nodes of a scheme, by id and name. */
export interface SchemeNodes {
  /** Id of a node by its id, then by its name; `null` where there is none. */
  readonly find: (text: string) => string | null;
  /** Rule of a node; `undefined` for vetoes and nodes without one. */
  readonly rule: (id: string) => AppraisalRule["kind"] | "veto" | undefined;
  /** The node most like a text, for a message; `""` where none is like it. */
  readonly nearest: (text: string) => string;
}

/** Finds the nodes and vetoes of a scheme. */
export function schemeNodes(scheme: AppraisalScheme): SchemeNodes {
  const rules = new Map<string, AppraisalRule["kind"] | "veto" | undefined>();
  const byKey = new Map<string, string>();
  const names: (readonly [string, string])[] = [];
  const add = (id: string, name: string, rule: AppraisalRule["kind"] | "veto" | undefined): void => {
    rules.set(id, rule);
    names.push([id, id], [name, id]);
  };
  const visit = (node: AppraisalNode, depth: number): void => {
    if (typeof node !== "object" || node === null || depth > 50) return;
    add(String(node.id), String(node.name ?? node.id), node.rule?.kind);
    for (const child of node.children ?? []) visit(child, depth + 1);
  };
  visit(scheme.root, 0);
  for (const veto of scheme.vetoes ?? []) add(veto.id, veto.name, "veto");
  for (const [text, id] of names) if (!byKey.has(wordKey(text))) byKey.set(wordKey(text), id);
  const bare = (text: string): string => wordKey(text.replace(/\s*[([][^()[\]]*[)\]]$/, ""));
  return {
    find: (text) => (rules.has(text) ? text : (byKey.get(wordKey(text)) ?? byKey.get(bare(text)) ?? null)),
    rule: (id) => rules.get(id),
    nearest(text) {
      const key = bare(text);
      let best: { readonly text: string; readonly likeness: number } | undefined;
      for (const [name] of names) {
        const likeness = likenessOf(key, wordKey(name));
        if (likeness > 0.3 && (best === undefined || likeness > best.likeness))
          best = { text: name, likeness };
      }
      return best === undefined ? "" : `; the nearest is "${best.text}"`;
    },
  };
}

/** Share of pairs of letters that two texts have in common, 0 to 1. */
function likenessOf(a: string, b: string): number {
  const pairs = (text: string): ReadonlySet<string> =>
    new Set(
      text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)),
    );
  const [first, second] = [pairs(a), pairs(b)];
  let common = 0;
  for (const pair of first) if (second.has(pair)) common++;
  return (2 * common) / (first.size + second.size);
}

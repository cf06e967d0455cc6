import { scoreAppraisal } from "equalis";
import { AppraisalSchemeSchema } from "equalis/schema";
import { describe, expect, test } from "vitest";
import { payQof, scoreTree, trees } from "./case.ts";
import qof from "./uk-qof.json" with { type: "json" };
import mips from "./us-mips-deciles.json" with { type: "json" };

const tree = (id: string) => trees.find(({ source }) => source.id === id)!;
const reasons = (id: string): string[] => {
  const walk = (nodes: ReturnType<typeof scoreTree>["nodes"]): string[] =>
    nodes.flatMap((node) => [...node.deductions.map(({ reason }) => reason), ...walk(node.children)]);
  return walk(scoreTree(tree(id)).nodes);
};

describe("every tree", () => {
  test.for(trees)("$scheme.id is a valid scheme that names its source", ({ scheme, source, evidence }) => {
    expect(AppraisalSchemeSchema.safeParse(scheme).error).toBeUndefined();
    expect(scheme.source).toBe(source.id);
    expect(source.status).toBe("published");
    expect(source.note).not.toBe("");
    expect(evidence.status).toBe("illustrative");
  });
});

describe("scores", () => {
  test("Guangdong: one item missing, 15 % short, 36 days late", () => {
    expect(scoreTree(tree("guangdong-2011"))).toMatchObject({ score: 3, maximum: 7 });
    expect(reasons("guangdong-2011")).toEqual([
      "组织保障: 1 item missing or wrong, at 1 point each.",
      "人均经费 (funding a head, % of the standard) is 85 %, short of the target of 100 % by 1 × 10, at 1 point each.",
      "拨付 (arrival of the funds) was 36 days late: 2 × 30 days, at 1 point each.",
    ]);
  });
  test("Liaoning: 99.5 % arrived, which the printed bands leave open", () => {
    expect(scoreTree(tree("liaoning-bphs"))).toMatchObject({ score: 7, maximum: 8 });
  });
  test("You Lili et al.: weights of 100.01 % count in proportion", () => {
    const { score, notes } = scoreTree(tree("you-2022"));
    expect(score).toBeCloseTo((0.1135 * 72.79 + 0.2648 * 92.73 + 0.6218 * 72.95) / 1.0001, 9);
    expect(notes[0]).toContain("sum to 100.01");
  });
  test("UK: the published payment of 14,924.71", () => {
    const { score } = scoreTree(tree("uk-qof"));
    expect(score).toBe(29);
    expect(payQof(score).amounts[0]).toBe(qof.payment.printed);
  });
  test("US: the published decile score of 4.16", () => {
    const { benchmarks, rate, digits, printed } = mips.example;
    const rule = { kind: "deciles", benchmarks, truncate: digits } as const;
    const root = { id: "measure", name: "Performance rate", points: 10, rule };
    const scheme = { id: "example", name: "Example", year: 2022, root };
    expect(scoreAppraisal(scheme, [{ node: "measure", value: rate }]).score).toBe(printed);
    expect(scoreTree(tree("us-mips")).score).toBeCloseTo(4 + 4.5 / 13, 12);
  });
});

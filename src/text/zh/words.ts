/** 句中最多列出的名称数。 */
const MOST = 8;

/** 名称列举，过多时只列前几个。 */
export function listOf(names: readonly string[], noun = "个地区"): string {
  return names.length > MOST
    ? `${names.slice(0, MOST).join("、")}等${names.length}${noun}`
    : names.join("、");
}

/** 人口口径。 */
export const CONCEPT: Readonly<Record<string, string>> = {
  resident: "常住人口",
  registered: "户籍人口",
  service: "服务人口",
};

/** 某年某口径的人口。 */
export function populationOf({ concept, year }: { readonly concept: string; readonly year: number }): string {
  return `${year}年${CONCEPT[concept] ?? concept}`;
}

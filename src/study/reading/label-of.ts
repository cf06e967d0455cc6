import { nameIn } from "../../model/name-in.ts";
import type { Region } from "../../model/region.ts";

/** What a region is called in a result. */
export function labelOf(region: Region): string {
  return nameIn(region.name);
}

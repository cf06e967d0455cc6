import { formatReceived } from "../../numeric/guard/format-received.ts";

export function quote(id: unknown): string {
  return typeof id === "string" ? `"${id}"` : formatReceived(id);
}

export function list(items: readonly string[]): string {
  return items.length > 8 ? `${items.slice(0, 8).join(", ")} and ${items.length - 8} more` : items.join(", ");
}

/** A received value as text for a message. An object is only called one: `String` throws for those without a text. */
export function formatReceived(received: unknown): string {
  return Object(received) === received ? "an object" : String(received);
}

/** The same, with text in quotes and a BigInt with its n, so that `"1"` and `1n` do not look like the number 1. */
export function quoteReceived(received: unknown): string {
  if (typeof received === "string") return JSON.stringify(received);
  return typeof received === "bigint" ? `${received}n` : formatReceived(received);
}

/** A received value as text for a message. An object is only called one: `String` throws for those without a text. */
export function formatReceived(received: unknown): string {
  return Object(received) === received ? "an object" : String(received);
}

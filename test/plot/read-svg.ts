/** An element of an SVG text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function plain(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`markup inside text: ${text.slice(0, 80)}`);
  return text.replace(/&[^;]*;?/g, (entity) => {
    const one = ENTITIES[entity];
    if (one === undefined) throw new Error(`unknown entity ${entity}`);
    return one;
  });
}

/** Reads SVG as XML, strictly: throws for whatever is not well-formed. */
export function readSvg(svg: string): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(svg))
    throw new Error("a forbidden character");
  const token = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: "",
    attributes: {},
    children: [],
  };
  const stack = [root];
  let end = 0;
  for (let match = token.exec(svg); match !== null; match = token.exec(svg)) {
    end = token.lastIndex;
    const [, closing, name = "", attributes = "", empty, text] = match;
    const here = stack.at(-1)!;
    if (text !== undefined) {
      if (text.trim() !== "") here.children.push(here.name === "style" ? text : plain(text));
      continue;
    }
    if (closing === "/") {
      if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`);
      stack.pop();
      continue;
    }
    const read: Record<string, string> = {};
    for (const [, key = "", value = ""] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (key in read) throw new Error(`${key} stands twice in <${name}>`);
      read[key] = plain(value);
    }
    const element = { name, attributes: read, children: [] };
    here.children.push(element);
    if (empty !== "/") stack.push(element);
  }
  if (end !== svg.length) throw new Error(`cannot read from ${svg.slice(end, end + 80)}`);
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)!.name}> is not closed`);
  const elements = root.children.filter((child) => typeof child !== "string");
  if (elements.length !== 1) throw new Error("one root element is needed");
  return elements[0]!;
}

/** All elements of a name, in order. */
export function elementsOf(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(child.name === name ? [child] : []), ...elementsOf(child, name)],
  );
}

/** The text inside an element, without tooltips. */
export function textOf(element: Element): string {
  return element.children
    .map((child) => (typeof child === "string" ? child : child.name === "title" ? "" : textOf(child)))
    .join("");
}

/** All texts that are seen. */
export function textsOf(svg: string): readonly string[] {
  return elementsOf(readSvg(svg), "text").map(textOf);
}

/** The points of a path of straight lines. */
export function pointsOf(path: string): readonly (readonly [number, number])[] {
  return [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
}

/** The elements that carry a class. */
export function withClass(svg: string, name: string, className: string): readonly Element[] {
  return elementsOf(readSvg(svg), name).filter(({ attributes }) =>
    (attributes.class ?? "").split(" ").includes(className),
  );
}

/** A text of the picture, by what it says. */
export function textNamed(svg: string, text: string): Element {
  const found = elementsOf(readSvg(svg), "text").find((element) => textOf(element) === text);
  if (found === undefined) throw new Error(`no text "${text}" among ${textsOf(svg).join(" | ")}`);
  return found;
}

// Reads the text that wasm-dis writes of a program: one top-level form after the other, each with its name.

/** A name in the text, as it stands there. */
export const NAME = String.raw`\$"(?:[^"\\]|\\.)*"|\$[^\s()]+`;

/** The word a form begins with: func, import, export, table, ... */
export const word = (form) => form.match(/^ ?\((\w+)/)?.[1];
/** The name of the thing a form defines. */
export const named = (form) => form.match(new RegExp(`^ \\(\\w+ (${NAME})`))?.[1];
/** A name without quotation marks, and without the marks that compilers put on crates. */
export const plain = (name) => name.replace(/^\$"?|"$/g, "").replace(/\[[0-9a-f]{16}\]/g, "");

/** The forms of a text, and what they say of functions: their form (none if imported), calls, type. */
export function read(text) {
  const forms = text.slice(text.indexOf("\n") + 1, text.lastIndexOf(")")).split(/\n(?= \()/);
  const module = { forms, functions: new Map(), tabled: new Set(), exported: new Set() };
  for (const form of forms) {
    if (word(form) === "func") {
      const calls = new Set(all(form, `(?:call|ref\\.func) (${NAME})`));
      module.functions.set(named(form), { form, calls, type: signature(form.split("\n")[0]) });
    } else if (word(form) === "import") {
      const found = form.match(new RegExp(`\\(func (${NAME})(.*)\\)\\)\\s*$`));
      if (found) module.functions.set(found[1], { type: signature(found[2]) });
    } else if (word(form) === "elem") {
      for (const name of all(form.replace(/^.*? func /, ""), `(${NAME})`)) module.tabled.add(name);
    } else if (word(form) === "export" || word(form) === "start") {
      for (const name of all(form, `(?:\\(func|start) (${NAME})`)) module.exported.add(name);
    }
  }
  return module;
}

/** Who calls each function. */
export function callersIn({ functions }) {
  const callers = new Map();
  for (const [name, { calls }] of functions) {
    for (const callee of calls ?? []) callers.set(callee, [...(callers.get(callee) ?? []), name]);
  }
  return callers;
}

/** A type as it is written in a definition, an import or an indirect call. */
export const typed = ({ params, results }) =>
  params.map((type) => ` (param ${type})`).join("") + results.map((type) => ` (result ${type})`).join("");

function signature(line) {
  const of = (kind) => all(line, `\\(${kind} ([^()]*)\\)`)
    .flatMap((words) => words.trim().split(/\s+/).filter((type) => !type.startsWith("$")));
  return { params: of("param"), results: of("result") };
}

function all(text, pattern) {
  return [...text.matchAll(new RegExp(pattern, "g"))].map((found) => found[1]);
}

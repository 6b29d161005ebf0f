// Works on the text of a program: cuts what never runs out of it, and cuts the rest in two: what the screens before the start
// need, and what loads while the candidate reads them.
//
// The two parts share memory, tables and functions. The second fills a table of its own in the first; a
// function that was moved leaves a stub behind, which calls through this table.
import { callersIn, named, NAME, plain, read, typed, word } from "./wat.mjs";

/**
 * Empties the functions of which `isDead(name)` says that nothing runs. What they export to JavaScript
 * keeps their code in the program, and their addresses keep it there when the exports are gone. Where a
 * function that stays calls one of them, they are not dead after all, and nothing is emptied.
 */
export function snip(text, isDead) {
  const module = read(text);
  const dead = new Set([...module.functions].filter(([name, { form }]) => form && isDead(plain(name))).map(([name]) => name));
  for (const [callee, callers] of callersIn(module)) {
    if (dead.has(callee) && callers.some((caller) => !dead.has(caller))) return text;
  }
  const forms = module.forms.map((form) => {
    const name = word(form) === "func" && named(form);
    return dead.has(name) ? ` (func ${name}${typed(module.functions.get(name).type)}\n  (unreachable))` : form;
  });
  return `(module\n${forms.join("\n")}\n)`;
}

/** Blanks a text in the data of a program, unless some function of std's module for it is left. */
export function blank(text, dead) {
  if ([...read(text).functions.keys()].some((name) => plain(name).includes("io::error"))) return text;
  return text.replace(dead, (found) => String.raw`\00`.repeat(found.length));
}

/** Puts functions that begin alike beside each other, which compresses better: 2 kB in 130. */
export function sorted(text) {
  const { forms } = read(text);
  const keys = new Map(forms.map((form) => {
    const [first, ...body] = form.split("\n", 10).map((line) => line.replace(/\$\S+|-?\d+/g, ""));
    return [form, [first.replace(/\$\S+/g, ""), ...body].join("\n")];
  }));
  const order = (one, two) => (keys.get(one) < keys.get(two) ? -1 : keys.get(one) > keys.get(two) ? 1 : one.length - two.length);
  const functions = forms.filter((form) => word(form) === "func").sort(order);
  return `(module\n${[...forms.filter((form) => word(form) !== "func"), ...functions].join("\n")}\n)`;
}

/**
 * Splits a text. A function goes to the second part if `isLater(name)`, or if only such functions call it.
 * `rest` is the text of the second part; `first(shared)` that of the first, once it is known which names the
 * second still imports from it.
 */
export function split(text, isLater) {
  const module = read(text);
  const later = choose(module, isLater);
  const called = new Set(module.tabled);
  for (const [name, { calls }] of module.functions) {
    if (!later.has(name)) for (const callee of calls ?? []) called.add(callee);
  }
  const slots = [...later].filter((name) => called.has(name));
  // Exports of the first part begin with a letter, these with a digit.
  const names = new Map([...module.functions.keys()].map((name, index) => [name, `0${index.toString(36)}`]));
  const parts = { module, later, slots, names };
  return { first: (shared) => first(parts, shared), rest: rest(parts) };
}

function choose(module, isLater) {
  const callers = callersIn(module);
  const { functions, tabled, exported } = module;
  const own = [...functions].filter(([name, { form }]) => form && !exported.has(name)).map(([name]) => name);
  const later = new Set(own.filter((name) => isLater(plain(name))));
  for (let size = -1; size !== later.size;) {
    size = later.size;
    for (const name of own) {
      if (later.has(name) || tabled.has(name)) continue;
      const from = callers.get(name) ?? [];
      if (from.length > 0 && from.every((caller) => later.has(caller) || caller === name)) later.add(name);
    }
  }
  return later;
}

const COPY_LINES = 6;

const table = (slots) => `(table $rest ${slots.length} ${slots.length} funcref)`;
const shares = (form) => ["table", "global", "memory"].includes(word(form));
const outer = (form) => `1${word(form)[0]}${named(form).replace(/\W|_/g, "")}`;

function first({ module: { forms, functions }, names, later, slots }, shared) {
  const kept = forms.filter((form) => !(word(form) === "func" && later.has(named(form))));
  const stubs = slots.map((name, slot) => {
    const { type } = functions.get(name);
    const values = type.params.map((_, index) => ` (local.get ${index})`).join("");
    return ` (func ${name}${typed(type)}\n  (call_indirect $rest${typed(type)}${values} (i32.const ${slot})))`;
  });
  const exports = [
    ...[...names].map(([name, short]) => [short, "func", name]),
    ...forms.filter(shares).map((form) => [outer(form), word(form), named(form)]),
  ].filter(([short]) => shared.has(short)).map(([short, kind, name]) => ` (export "${short}" (${kind} ${name}))`);
  const own = [` ${table(slots)}`, ` (export "1" (table $rest))`];
  return `(module\n${[...kept, ...own, ...stubs, ...exports].join("\n")}\n)`;
}

function rest({ module: { forms, functions }, names, later, slots }) {
  // A function of a few instructions is shorter than what it takes to share it.
  const copied = new Set([...functions].filter(([, { form }]) => form?.split("\n").length <= COPY_LINES).map(([name]) => name));
  const inside = (name) => later.has(name) || copied.has(name);
  const imports = [...functions].filter(([name]) => !inside(name))
    .map(([name, { type }]) => ` (import "a" "${names.get(name)}" (func ${name}${typed(type)}))`);
  for (const form of forms.filter(shares)) {
    const [, name, what] = form.trimEnd().match(new RegExp(`^ \\(\\w+ (${NAME}) ([\\s\\S]*)\\)$`));
    const kind = word(form);
    const type = kind === "global" ? what.match(/^(\(mut \w+\)|\w+)/)[1] : what;
    imports.push(` (import "a" "${outer(form)}" (${kind} ${name} ${type}))`);
  }
  imports.push(` (import "a" "1" ${table(slots)})`);
  const filled = ` (elem $rest (table $rest) (i32.const 0) func ${slots.join(" ")})`;
  const types = forms.filter((form) => word(form) === "type");
  const bodies = forms.filter((form) => word(form) === "func" && inside(named(form)));
  return `(module\n${[...types, ...imports, filled, ...bodies].join("\n")}\n)`;
}

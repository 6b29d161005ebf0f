// Functions that run inside the page that is measured. Each stands alone: it is sent as text.

/**
 * Walks from the first screen to the first question as fast as the page allows, and tells when each
 * button was there to be pressed and when the question was painted. Times are milliseconds since
 * the navigation began.
 */
export function walk({ entry, start, question }) {
  const times = {};
  const paint = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const found = list.getEntriesByName("first-contentful-paint")[0];
      if (found) resolve(found.startTime);
    }).observe({ type: "paint", buffered: true });
  });
  const label = (element) => (element.value || element.textContent).trim();
  const button = (name) => () =>
    [...document.querySelectorAll("button, input[type=button], input[type=submit]")].find(
      (element) => label(element) === name && !element.disabled && element.checkVisibility(),
    );
  const heading = () =>
    [...document.querySelectorAll(question)].find(
      (element) => element.textContent.includes("Question 1 of") && element.checkVisibility(),
    );
  const there = (find) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(look);
      const options = { subtree: true, childList: true, attributes: true, characterData: true };
      observer.observe(document, options);
      function look() {
        const found = find();
        if (found) {
          observer.disconnect();
          resolve(found);
        }
      }
      look();
    });
  // The frame that shows what is there now has been drawn.
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(0);
      });
    });
  const write = (field, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
    for (const kind of ["input", "change", "blur"]) {
      field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };
  const fillIn = () => {
    document.querySelectorAll("input[type=text], input:not([type])").forEach((field) => {
      if (field.checkVisibility()) write(field, "Ada Lovelace");
    });
    document.querySelectorAll("input[type=checkbox]").forEach((box) => {
      if (!box.checked) box.click();
    });
  };
  const go = async () => {
    const first = await there(button(entry));
    times.entry = await painted();
    fillIn();
    first.click();
    const second = entry === start ? null : await there(button(start));
    times.start = second ? await painted() : times.entry;
    second?.click();
    await there(heading);
    times.question = await painted();
    times.paint = await paint;
    globalThis.benchDone(times);
  };
  go();
}

/** Keeps hold of the memory that a WebAssembly program works in. */
export function watchMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...rest) => {
      const result = await original.apply(WebAssembly, rest);
      const { exports } = result.instance ?? result;
      globalThis.benchMemory ??= Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
      return result;
    };
  }
}

/** Answers whatever question is on screen: something in every field, another row for every group. */
export function answer(text) {
  const visible = (element) => element.checkVisibility() && !element.disabled;
  const main = document.querySelector("main") ?? document.body;
  const groups = Map.groupBy([...main.querySelectorAll("input[type=radio]")].filter(visible), ({ name }) => name);
  [...groups.values()].forEach((radios, place) => radios[place % radios.length].click());
  [...main.querySelectorAll("input[type=checkbox]")].filter(visible).slice(0, 2).forEach((box) => box.click());
  for (const field of main.querySelectorAll("textarea, input[type=text], input:not([type])")) {
    if (!visible(field)) continue;
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(
      field,
      field.tagName === "TEXTAREA" ? text : "80000",
    );
    for (const name of ["input", "change", "blur"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
}

/** Measures, for each key that is pressed, how long it takes until the next frame is drawn. */
export function watchKeys() {
  globalThis.benchKeys = [];
  let pressed = 0;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  addEventListener(
    "input",
    () => {
      const since = pressed;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.benchKeys.push(performance.now() - since);
        channel.port2.postMessage(0);
      });
    },
    true,
  );
}

// Saves what is kept in this browser as files, without the program: for the case that the program itself has failed.
const named = (name) => `${name} ${new URL(".", document.baseURI).pathname}`;

const all = (store, name) =>
  new Promise((resolve) => {
    const values = [];
    const cursor = store.openCursor();
    cursor.onerror = () => resolve(values);
    cursor.onsuccess = () => {
      const found = cursor.result;
      if (!found) return resolve(values);
      values.push([name, found.key, found.value]);
      found.continue();
    };
  });

const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(named("assay"));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });

const fold = (text) => text.trim().replace(/\s+/g, " ").toLowerCase();

// What an attempt started from, as far as it can be read.
function planOf(text) {
  try {
    return JSON.parse(JSON.parse(text).started.slice(8)).plan;
  } catch {
    return { invitation: "", candidate: [] };
  }
}

// The attempts that are this person's: the tab knows, or the link, or the person tells what they gave at the start.
function theirs(attempts) {
  const mark = sessionStorage.getItem(named("assay attempt"));
  if (mark) return [mark];
  const invitation = new URLSearchParams(location.search).get("invitation");
  const token = new URLSearchParams(location.hash.slice(1)).get("invitation");
  const plans = attempts.map(([, id, text]) => ({ id, ...planOf(text) }));
  const invited = plans.filter((plan) => token && plan.invitation_token === token);
  if (invited.length > 0) return invited.map(({ id }) => id);
  const identity = ({ candidate }) => candidate.filter((text) => text).map(fold);
  const found = invitation
    ? plans.filter((plan) => plan.invitation === invitation)
    : plans.filter((plan) => !plan.invitation && identity(plan).length === 0);
  if (found.length > 0 || plans.length === 0) return found.map(({ id }) => id);
  const written = fold(prompt("Whose answers? Enter the name you gave at the start:") ?? "");
  return plans.filter((plan) => identity(plan).includes(written)).map(({ id }) => id);
}

// The identifier under which an attempt's last bundle is known, or will be: another where the attempt was opened again.
function latestOf(attempts, id) {
  try {
    return JSON.parse(attempts.find(([, key]) => key === id)[2]).continued ?? id;
  } catch {
    return id;
  }
}

// The envelope of an attempt that is sealed to the team; none where it has not ended, or is not sealed.
function envelopeOf(kept, id) {
  try {
    return JSON.parse(kept.find(([name, key]) => name === "outbox" && key === id)[2]).envelope;
  } catch {
    return undefined;
  }
}

function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
}

// Only the program can seal, and it has failed: what it had not sealed is a file like any other.
function warn() {
  const words = document.createElement("p");
  words.id = "trouble-open";
  words.textContent =
    "The file is not encrypted: whoever has it can read your answers. Send it only to the person who invited you.";
  const buttons = [...document.querySelectorAll(".actions")].find(({ offsetParent }) => offsetParent);
  if (!document.getElementById(words.id)) buttons?.before(words);
}

/**
 * Offers the answers as files. Only what is this person's is in them, as far as tab, link or person tell. A sealed attempt
 * is given out as its envelope and nothing else; of any other, all that is kept.
 */
export async function download() {
  const database = await open();
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const everything = (await Promise.all(names.map((name) => all(transaction.objectStore(name), name)))).flat();
  const attempts = everything.filter(([name]) => name === "attempts");
  const latest = (id) => latestOf(attempts, id);
  const journalOf = (id) => attempts.find(([, key]) => latest(key) === id)?.[1] ?? id;
  const ids = theirs(attempts).map(journalOf);
  const isOf = (id, [, key]) => [id, latest(id)].includes([key].flat()[0]);
  const own = everything.filter((one) => ids.some((id) => isOf(id, one)));
  if (own.length === 0) return alert("Nothing is kept here under that name.");
  const sealed = ids.map((id) => [id, envelopeOf(own, latest(id))]).filter(([, envelope]) => envelope);
  for (const [id, envelope] of sealed) save(`${latest(id)}.json`, envelope);
  const kept = own.filter((one) => !sealed.some(([id]) => isOf(id, one)));
  if (kept.length === 0) return;
  warn();
  save("assay-rescue.json", JSON.stringify({ schema: "assay/rescue/1", kept }));
}

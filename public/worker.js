// Keeps the site for a reload without a network, and a running attempt with the build that it began with.
// Built in: what this build is called, and its files that are named by their content.
const BUILD = "";
const FILES = [];

const home = new URL("./", location.href);
const own = `assay ${home.pathname} `;
/** How long the network may take where there is a copy, in milliseconds. */
const PATIENCE = 4000;

/** `site-0123456789abcdef.css`, or a file in such a folder. */
const isNamedByContent = (path) => /^[a-z]+-[0-9a-f]{16}[._/]/.test(path);
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const kept = (build) => caches.match(home.href, { cacheName: own + build });

addEventListener("install", (event) => event.waitUntil(install().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(home.href)) return;
  const path = url.pathname.slice(home.pathname.length);
  if (request.mode === "navigate") {
    if (path !== "" && path !== "index.html") return;
    event.respondWith(page(request));
    event.waitUntil(tidy());
  } else if (isNamedByContent(path)) {
    // Of this build or of a former one: a copy is never out of date, and the host may have taken the file away.
    event.respondWith(caches.match(request).then((copy) => copy ?? fetch(request)));
  } else {
    event.respondWith(fresh(request, caches.match(request, { ignoreSearch: true })));
  }
});

async function install() {
  const cache = await caches.open(own + BUILD);
  const take = async (path, mode) => {
    const reply = await fetch(new Request(new URL(path, home), { cache: mode }));
    if (!reply.ok) throw new Error(path);
    await cache.put(new URL(path, home), reply.clone());
    return reply;
  };
  // On the first visit the page has just fetched all of it; a new build is asked for again.
  const mode = registration.active ? "no-cache" : "force-cache";
  const isOurs = async (how) => (await (await take("", how)).text()).includes(BUILD);
  // In the middle of a deployment the files do not belong together yet.
  if (!(await isOurs(mode)) && !(await isOurs("no-cache"))) throw new Error("another build");
  const config = await (await take("config.json", mode)).json();
  await take(config.assessment, mode);
  if (config.team?.logo) await take(config.team.logo, mode);
  await Promise.all(FILES.map((path) => take(path, "force-cache")));
}

// Under a running attempt nothing is swapped. Otherwise the host decides, as long as it answers.
async function page(request) {
  for (const build of await openBuilds()) {
    const copy = await kept(build);
    if (copy) return copy;
  }
  return fresh(request, kept(BUILD));
}

// The host's reply; where none comes soon, or the host is out of order, the copy.
async function fresh(request, copying) {
  const copy = await copying;
  const asked = fetch(request);
  if (!copy) return asked;
  const isFit = (reply) => reply && reply.status < 500;
  return Promise.race([asked, later(PATIENCE)]).then((reply) => (isFit(reply) ? reply : copy), () => copy);
}

async function tidy() {
  const needed = [BUILD, ...(await openBuilds())].map((build) => own + build);
  for (const name of await caches.keys()) {
    if (name.startsWith(own) && !needed.includes(name)) await caches.delete(name);
  }
}

// The builds that attempts began with which are not sealed yet.
const openBuilds = () => Promise.race([readBuilds().catch(() => []), later(PATIENCE).then(() => [])]);

async function readBuilds() {
  const database = await new Promise((resolve, reject) => {
    const request = indexedDB.open(`assay ${home.pathname}`);
    // Where there is no database, none is made.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  try {
    const stores = database.transaction(["attempts", "outbox"]);
    const read = (name, what) =>
      new Promise((resolve, reject) => {
        const request = stores.objectStore(name)[what]();
        request.onsuccess = () => resolve(request.result);
        request.onerror = reject;
      });
    const [ids, kept, sealed] = await Promise.all([
      read("attempts", "getAllKeys"), read("attempts", "getAll"), read("outbox", "getAllKeys"),
    ]);
    const attempts = kept.map((text, index) => ({ id: ids[index], ...JSON.parse(text) }));
    // One that was opened again is known by the identifier of its next bundle.
    return attempts.filter(({ id, continued }) => !sealed.includes(continued ?? id)).map(({ build }) => build);
  } finally {
    database.close();
  }
}

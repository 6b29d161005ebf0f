// Saves everything that is kept in this browser as one file, without the program: for the case that
// the program itself has failed.
const own = (name) => `${name} ${new URL(".", document.baseURI).pathname}`;

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
    const request = indexedDB.open(own("assay"));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });

/** Offers the file. Only the attempt of this tab is in it, where the tab knows which that is. */
export async function download() {
  const database = await open();
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names);
  const mine = sessionStorage.getItem(own("assay attempt"));
  const kept = (await Promise.all(names.map((name) => all(transaction.objectStore(name), name))))
    .flat()
    .filter(([, key]) => !mine || [key].flat()[0] === mine);
  const file = new Blob([JSON.stringify({ schema: "assay/rescue/1", kept })], {
    type: "application/json",
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "assay-rescue.json";
  link.click();
}

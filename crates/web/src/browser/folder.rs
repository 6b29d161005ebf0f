//! A folder on disk that the person chose, where the browser lets a page write into one (the File System Access API, in
//! Chromium). `web-sys` offers it only behind an unstable flag, so it is called by name.

use super::js::{call, get, object, window};
use js_sys::Promise;
use std::future::Future;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const CHOOSE: &str = "showDirectoryPicker";

/// A folder that the page may write into until it is closed.
#[derive(Clone)]
pub struct Folder(JsValue);

impl Folder {
    /// Returns whether the browser lets people choose a folder.
    pub fn is_offered() -> bool {
        window().is_some_and(|window| get(&window, CHOOSE).is_function())
    }

    /// Asks for a folder; `None` where the person chose none, or the browser refuses. To be called from a click.
    pub fn choose() -> impl Future<Output = Option<Self>> + use<> {
        let options = object(&[("mode", "readwrite".into())]);
        let asked = window().and_then(|window| call(&window, CHOOSE, &[&options]).ok());
        async move { settled(asked?).await.map(Self) }
    }

    /// Returns the name of the folder; empty where it has none.
    pub fn name(&self) -> String {
        get(&self.0, "name").as_string().unwrap_or_default()
    }

    /// Writes a file into the folder, in the place of one of the same name; tells whether that worked. The file changes
    /// only once all of the text is written.
    #[must_use = "the outcome tells whether the text is on disk"]
    pub async fn write(&self, file_name: &str, text: &str) -> bool {
        self.put(file_name, text).await.is_some()
    }

    /// Returns the names of the files in the folder, not of those in folders below.
    pub async fn file_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let Ok(entries) = call(&self.0, "values", &[]) else {
            return names;
        };
        while let Some(step) = called(&entries, "next", &[]).await {
            if get(&step, "done").is_truthy() {
                break;
            }
            let entry = get(&step, "value");
            if get(&entry, "kind").as_string().as_deref() == Some("file") {
                names.extend(get(&entry, "name").as_string());
            }
        }
        names
    }

    /// Reads a file of the folder as text; `None` where that does not work.
    pub async fn read(&self, file_name: &str) -> Option<String> {
        let handle = called(&self.0, "getFileHandle", &[&file_name.into()]).await?;
        let file = called(&handle, "getFile", &[]).await?;
        called(&file, "text", &[]).await?.as_string()
    }

    async fn put(&self, file_name: &str, text: &str) -> Option<()> {
        let create = object(&[("create", true.into())]);
        let file = called(&self.0, "getFileHandle", &[&file_name.into(), &create]).await?;
        let stream = called(&file, "createWritable", &[]).await?;
        called(&stream, "write", &[&text.into()]).await?;
        called(&stream, "close", &[]).await?;
        Some(())
    }
}

async fn called(target: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    settled(call(target, method, arguments).ok()?).await
}

async fn settled(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await.ok()
}

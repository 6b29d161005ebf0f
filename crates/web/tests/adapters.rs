//! The browser adapters in a real browser. Native test runs skip this file.
//!
//! Replies of hosts are put in the place of `fetch`, so that their headers are known.
#![cfg(target_arch = "wasm32")]

use assay_core::record::delivery::{Body, FilePart, Request};
use assay_web::browser::store::{Store, StoreError, Table, Write};
use assay_web::browser::{clock, http, listen, lock, page};
use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn open(name: &str) -> Store {
    Store::open(name).await.expect("the store opens")
}

#[wasm_bindgen_test]
async fn events_come_back_in_order_when_the_store_is_opened_again() {
    let store = open("order").await;
    for sequence in [10, 0, 2, 1] {
        let text = sequence.to_string();
        store.add_event("a", sequence, &text).await.unwrap();
    }
    store.add_event("ab", 0, "another attempt").await.unwrap();
    drop(store);
    let store = open("order").await;
    assert_eq!(store.events("a").await.unwrap(), ["0", "1", "2", "10"]);
}

#[wasm_bindgen_test]
async fn a_sequence_number_that_another_tab_took_is_distinguished() {
    let (ours, theirs) = (open("taken").await, open("taken").await);
    theirs.add_event("a", 7, "theirs").await.unwrap();
    assert_eq!(ours.add_event("a", 7, "ours").await, Err(StoreError::Taken));
    assert_eq!(ours.events("a").await.unwrap(), ["theirs"]);
}

#[wasm_bindgen_test]
async fn erasing_an_attempt_leaves_the_others() {
    let store = open("erase").await;
    for id in ["a", "b"] {
        store.add_event(id, 0, "event").await.unwrap();
        for table in [Table::Attempts, Table::Outbox, Table::Heartbeat] {
            store.put(table, id, "old").await.unwrap();
            store.put(table, id, "text").await.unwrap();
        }
    }
    store.erase("a", "trace").await.unwrap();
    assert!(store.events("a").await.unwrap().is_empty());
    assert_eq!(store.events("b").await.unwrap(), ["event"]);
    let rest = ("b".into(), "text".into());
    for table in [Table::Attempts, Table::Heartbeat] {
        assert_eq!(store.all(table).await.unwrap(), std::slice::from_ref(&rest));
    }
    let trace = ("a".into(), "trace".into());
    assert_eq!(store.all(Table::Outbox).await.unwrap(), [trace, rest]);
}

#[wasm_bindgen_test]
async fn a_write_is_on_its_way_when_the_call_returns() {
    let store = open("at-once").await;
    drop(store.add_event("a", 0, "typed while the page closed"));
    drop(store.put(Table::Heartbeat, "a", "1"));
    let events = store.events("a").await.unwrap();
    assert_eq!(events, ["typed while the page closed"]);
    let heartbeat = store.get(Table::Heartbeat, "a").await.unwrap();
    assert_eq!(heartbeat.as_deref(), Some("1"));

    // Of several writes at once, all arrive or none.
    let write = |sequence, text: &'static str| {
        let attempt_id = "a";
        let table = Table::Heartbeat;
        store.write(&[
            Write::Put {
                table,
                attempt_id,
                text,
            },
            Write::Event {
                attempt_id,
                sequence,
                text,
                again: false,
            },
        ])
    };
    assert_eq!(write(0, "2").await, Err(StoreError::Taken));
    drop(write(1, "3"));
    assert_eq!(store.events("a").await.unwrap(), [&events[0], "3"]);
    let heartbeat = store.get(Table::Heartbeat, "a").await.unwrap();
    assert_eq!(heartbeat.as_deref(), Some("3"));
}

#[wasm_bindgen_test]
async fn a_store_proves_itself_and_gives_way_to_a_newer_build() {
    let store = open("newer").await;
    store.probe().await.unwrap();
    let upgraded = Function::new_no_args(
        "return new Promise((done, fail) => {
            const request = indexedDB.open('newer', 2);
            request.onsuccess = () => { request.result.close(); done(); };
            request.onblocked = fail;
        });",
    );
    let upgraded: Promise = upgraded.call0(&JsValue::NULL).unwrap().unchecked_into();
    let upgraded = JsFuture::from(upgraded).await;
    assert!(upgraded.is_ok(), "the old build does not block the new one");
    let unavailable = |error: StoreError| matches!(error, StoreError::Unavailable(_));
    assert!(unavailable(store.events("a").await.unwrap_err()));
    assert!(unavailable(store.add_event("a", 0, "x").await.unwrap_err()));
    assert!(unavailable(Store::open("newer").await.err().unwrap()));
}

/// Notes what is thrown and not caught, such as by a callback whose owner is gone.
struct Thrown(Function);

impl Thrown {
    fn new() -> Self {
        let start = Function::new_no_args(
            "const thrown = [];
             addEventListener('error', event => thrown.push(event.message));
             return () => thrown.join();",
        );
        Self(start.call0(&JsValue::NULL).unwrap().unchecked_into())
    }

    fn so_far(&self) -> JsValue {
        self.0.call0(&JsValue::NULL).unwrap()
    }
}

#[wasm_bindgen_test]
async fn tickers_and_timers_stop_when_they_are_dropped() {
    let thrown = Thrown::new();
    let counted = Rc::new(Cell::new(0));
    let count = |step: i32| {
        let counted = counted.clone();
        move || counted.set(counted.get() + step)
    };
    let ticker = clock::every(5, count(1));
    let _fired = clock::after(5, count(1_000));
    drop(clock::after(5, count(1_000_000)));
    clock::sleep(60).await;
    drop(ticker);
    let at_drop = counted.get();
    assert!((1_002..1_100).contains(&at_drop), "{at_drop}");
    clock::sleep(40).await;
    assert_eq!(counted.get(), at_drop);

    // A ticker may also be dropped by its own tick.
    let own: Rc<RefCell<Option<clock::Ticker>>> = Rc::default();
    let ticker = clock::every(5, {
        let (own, tick) = (own.clone(), count(1));
        move || {
            drop(own.borrow_mut().take());
            tick();
        }
    });
    *own.borrow_mut() = Some(ticker);
    clock::sleep(40).await;
    assert_eq!(counted.get(), at_drop + 1);
    assert_eq!(thrown.so_far(), "");
}

#[wasm_bindgen_test]
async fn a_lock_has_one_holder_and_can_be_taken_over() {
    let lost = Rc::new(RefCell::new(Vec::new()));
    let note = |who: &'static str| {
        let lost = lost.clone();
        move || lost.borrow_mut().push(who)
    };
    let lock::LockOutcome::Acquired(first) = lock::acquire("attempt", note("first")).await else {
        panic!("nobody holds it")
    };
    let second = lock::acquire("attempt", note("second")).await;
    assert!(matches!(second, lock::LockOutcome::Taken));
    let third = lock::take_over("attempt", note("third")).await;
    assert!(matches!(third, lock::LockOutcome::Acquired(_)));
    clock::sleep(20).await;
    assert_eq!(*lost.borrow(), ["first"]);
    drop((first, third));
    clock::sleep(20).await;
    let fourth = lock::acquire("attempt", note("fourth")).await;
    assert!(matches!(fourth, lock::LockOutcome::Acquired(_)));
    assert_eq!(*lost.borrow(), ["first"]);
}

#[wasm_bindgen_test]
async fn listeners_stop_when_they_are_dropped() {
    let thrown = Thrown::new();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = listen::on_network({
        let heard = heard.clone();
        move |online| heard.borrow_mut().push(online)
    });
    let window = web_sys::window().unwrap();
    let happen = |kind| {
        let event = web_sys::Event::new(kind).unwrap();
        window.dispatch_event(&event).unwrap();
    };
    happen("offline");
    happen("online");
    drop(listener);
    happen("offline");
    assert_eq!(*heard.borrow(), [false, true]);
    assert_eq!(thrown.so_far(), "");
}

/// Puts a reply, or what else JavaScript makes of `url` and `options`, in the place of `fetch`.
struct Replies(JsValue);

impl Replies {
    fn with(body: &str) -> Self {
        let window = web_sys::window().unwrap();
        let usual = Reflect::get(&window, &"fetch".into()).unwrap();
        let reply = Function::new_with_args("url, options", body);
        Reflect::set(&window, &"fetch".into(), &reply).unwrap();
        Self(usual)
    }
}

impl Drop for Replies {
    fn drop(&mut self) {
        let window = web_sys::window().unwrap();
        Reflect::set(&window, &"fetch".into(), &self.0).unwrap();
    }
}

#[wasm_bindgen_test]
async fn the_host_tells_the_time_unless_a_cache_speaks_for_it() {
    const DATE: &str = "{ date: 'Sun, 06 Nov 1994 08:49:37 GMT' }";
    let replies = |headers: &str| {
        let mut body = String::from("return Promise.resolve(new Response('{}', { headers: ");
        body.push_str(headers);
        body.push_str(" }));");
        Replies::with(&body)
    };
    let fresh = replies(DATE);
    let sample = http::host_time().await.unwrap();
    assert_eq!(sample.host.least_ms, 784_111_777_000);
    assert!(sample.width_ms() >= 1_000, "{sample:?}");
    let fetched = http::get_text("config.json").await.unwrap();
    assert_eq!((fetched.status, fetched.text.as_str()), (200, "{}"));
    drop(fresh);
    let _old = replies("{ date: 'Sun, 06 Nov 1994 08:49:37 GMT', age: '40' }");
    assert_eq!(http::host_time().await, None);
}

#[wasm_bindgen_test]
async fn answers_are_sent_as_asked_and_silence_ends() {
    let mut request = Request {
        url: "submissions/1".into(),
        method: "PUT",
        headers: vec![("X-Team".into(), "blue".into())],
        body: Body::Text {
            text: "{}".into(),
            content_type: "application/json".into(),
        },
    };
    let echo = Replies::with(
        "const made = new Request(url, options);
         return made.text().then(text => new Response(
            [made.method, made.credentials, made.referrerPolicy, made.cache, made.keepalive,
             made.headers.get('x-team'), made.headers.get('content-type').slice(0, 19),
             text.includes('filename=\"1.json\"'), 'é'.repeat(40000)].join(' '),
            { status: 429, headers: { 'retry-after': '7' } }));",
    );
    let answer = http::send(&request, 1_000, true).await.unwrap();
    assert_eq!(answer.status, 429);
    assert_eq!(answer.retry_after.as_deref(), Some("7"));
    let text = "PUT omit no-referrer no-store true blue application/json false éé";
    assert!(answer.body.starts_with(text), "{:.90}", answer.body);
    assert!((63_990..=64_000).contains(&answer.body.len()));
    request.body = Body::Multipart {
        fields: vec![("key".into(), "a".into())],
        file: FilePart {
            field: "file".into(),
            file_name: "1.json".into(),
            text: "x".repeat(60_000),
        },
    };
    let answer = http::send(&request, 1_000, true).await.unwrap();
    let text = "PUT omit no-referrer no-store false blue multipart/form-data true éé";
    assert!(answer.body.starts_with(text), "{:.90}", answer.body);
    drop(echo);

    let _hanging = Replies::with(
        "return new Promise((_, fail) => options.signal.onabort = () => fail(options.signal.reason));",
    );
    let hung = http::send(&request, 20, false).await;
    assert_eq!(hung, Err(http::HttpError::Timeout));
    let _broken = Replies::with("return Promise.reject(new TypeError('Failed to fetch'));");
    let broken = http::send(&request, 1_000, false).await;
    assert_eq!(broken, Err(http::HttpError::Unreachable));
    assert_eq!(http::reach("submissions/1").await, http::Reach::Silent);
}

#[wasm_bindgen_test]
fn identifiers_are_random_and_of_the_usual_form() {
    let (one, other) = (clock::uuid_v4(), clock::uuid_v4());
    assert_ne!(one, other);
    assert_eq!(one.len(), 36);
    assert_eq!(&one[14..15], "4");
    assert!("89ab".contains(&one[19..20]));
    assert_eq!(page::base_path(), "/");
}

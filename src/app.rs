//! The root of the candidate's app: what its screens share.
//!
//! Screens read [`App`]'s values and call its methods; they never touch the attempt. What runs an
//! attempt is in `session/controller.rs`.

use crate::session::kept_here::KeptHere;
use assay_core::assessment::Assessment;
use assay_core::attempt::{
    Attempt, ClockSample, EarlierAttempt, Event, Granted, Mark, Place, Plan, USUAL_PERCENT,
};
use assay_core::config::{Accommodation, Config};
use assay_core::document::Problems;
use assay_core::record::delivery::{DeliveryEvent, DeliveryState};
use assay_core::record::{Receipt, Trace, Whose};
use assay_web::browser::listen::Listener;
use assay_web::browser::lock::Held;
use assay_web::browser::store::Store;
use assay_web::browser::{clock, page, store};
use assay_web::words::Words;
use leptos::prelude::*;
use std::sync::Arc;

/// The database that attempts are kept in.
pub const DATABASE: &str = "assay";

/// Under this name a tab keeps the receipt when the local copy is erased.
pub const RECEIPT: &str = "assay receipt";

/// How long a notice stays on screen, in milliseconds.
const NOTICE_MS: u32 = 20_000;

/// What is on screen.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Nothing is known yet.
    Loading,
    /// A pack or a configuration cannot be used.
    Broken(Problems),
    /// The welcome screen.
    Welcome,
    /// Check and practice.
    Check,
    /// An attempt is known in this browser, and it is not known whose it is.
    IdentityCheck,
    /// Whoever goes on from the welcome screen has begun an attempt before.
    Taken,
    /// Another tab holds the attempt.
    OpenInOtherTab,
    /// The test.
    Test,
    /// The receipt.
    Done,
    /// The candidate left and the local copy is erased.
    Farewell,
}

/// What the test's screens show of an attempt.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// Where the candidate is.
    pub place: Place,
    /// What stands at each item.
    pub marks: Vec<Mark>,
    /// The items that can be gone to: the first, and the first after the last.
    pub open: (usize, usize),
    /// Whether the end waits for the host.
    pub in_doubt: bool,
}

/// Text that is being typed and not yet in the journal.
pub struct Draft {
    /// What goes into the journal.
    pub event: Event,
    /// When it was typed.
    pub at: ClockSample,
}

/// An attempt as it was left, and as it is kept.
pub struct ResumableAttempt {
    /// The attempt.
    pub attempt: Attempt,
    /// Its journal.
    pub records: Vec<String>,
    /// What it started from.
    pub kept: String,
}

/// An attempt that this browser knows of.
#[derive(Clone)]
pub struct Known {
    /// Its trace.
    pub trace: Trace,
    /// What became of it.
    pub state: Fate,
}

/// What became of an attempt.
#[derive(Clone, Copy, PartialEq)]
pub enum Fate {
    /// Its clock runs.
    Running,
    /// It has ended, and its answers are on their way.
    Ended,
    /// Its answers have arrived.
    Delivered,
    /// They have arrived, and the copy here is erased.
    Erased,
}

impl Known {
    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.trace.attempt.attempt_id
    }
}

/// What the first screens may ask of the second part.
pub struct Behind {
    /// The screens of a test, and those after it.
    pub screen: fn(App, &Stage) -> AnyView,
    /// Shows what belongs on the page, given what is kept in this browser.
    pub take_up: fn(App, Store, KeptHere),
    /// Looks for an earlier attempt before the check.
    pub look_for_earlier: fn(App, Store, KeptHere),
    /// Starts the clock.
    pub start: fn(App),
}

/// What the app holds besides its signals.
#[derive(Default)]
pub struct Inner {
    /// A recruiter tries the test out: nothing of the attempt is kept, and nothing is sent.
    pub is_sandbox: bool,
    /// The team's configuration.
    pub config: Option<Arc<Config>>,
    /// The pack as it was loaded, kept with the attempt that begins with it.
    pub pack_text: String,
    /// The part of the program that runs a test, once a screen has waited for it.
    pub behind_door: Option<&'static Behind>,
    /// The content of the attempt, or of the one to come.
    pub assessment: Option<Arc<Assessment>>,
    /// Where attempts are kept; `None` where the browser refuses.
    pub store: Option<store::Store>,
    /// The attempt.
    pub attempt: Option<Attempt>,
    /// What it started from, as it is kept.
    pub kept: String,
    /// Its journal once more, with sequence numbers: for when the browser ceases to keep it.
    pub records: Vec<(u32, String)>,
    /// Whether the browser has ceased to keep the journal.
    pub behind: bool,
    /// Tries to keep it again in a while.
    pub keep_timer: Option<clock::Timer>,
    /// What the candidate wrote on the welcome screen: name, e-mail address, reference.
    pub candidate: [Option<String>; 3],
    /// What the candidate acknowledged.
    pub acknowledged: Vec<assay_core::attempt::Acknowledgement>,
    /// The host's time before the start.
    pub host: Option<assay_core::attempt::HostSample>,
    /// Attempts whose candidate the gate asks for, the latest first.
    pub gate: Vec<Known>,
    /// Attempts that whoever goes on from the welcome screen has begun before, the latest first.
    pub taken: Vec<(Known, Whose)>,
    /// Those of them beside which the candidate wants another one.
    pub earlier: Vec<EarlierAttempt>,
    /// Whether an attempt that is not handed in is kept here, whosever it is.
    pub keeps_running: bool,
    /// Whether the copy of the attempt on screen is erased.
    pub is_erased: bool,
    /// The bundle, once there is one.
    pub bundle: Option<Arc<str>>,
    /// What is being typed.
    pub draft: Option<Draft>,
    /// Puts what is being typed into the journal in a moment.
    pub draft_timer: Option<clock::Timer>,
    /// Reads the clock when the seconds shown change.
    pub tick_timer: Option<clock::Timer>,
    /// Speaks the time left in a moment.
    pub say_timer: Option<clock::Timer>,
    /// Takes the notice away in a while.
    pub notice_timer: Option<clock::Timer>,
    /// When the last sign of life was kept, on the monotonic clock.
    pub heartbeat_ms: i64,
    /// The plan of the attempt whose bundle is on screen.
    pub plan: Option<Plan>,
    /// Listeners that serve the delivery.
    pub delivery_listeners: Vec<Listener>,
    /// Holds the attempt against other tabs.
    pub lock: Option<Held>,
    /// Listeners that serve the running attempt.
    pub listeners: Vec<Listener>,
}

/// The app of this page: what its screens share. A handle, copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// The words of the team's language.
    pub words: &'static Words,
    /// What is on screen.
    pub stage: RwSignal<Stage>,
    /// What the test's screens show; derived, never written elsewhere.
    pub shown: RwSignal<Shown>,
    /// Whole seconds left, rounded up.
    pub left_seconds: RwSignal<i64>,
    /// The latest polite notice, for screen readers and eyes.
    pub notice: RwSignal<String>,
    /// Whether answers are only kept in memory.
    pub unkept: RwSignal<bool>,
    /// Whether that is for want of space; otherwise the browser forbids it.
    pub is_full: RwSignal<bool>,
    /// Whether the pack has arrived.
    pub loaded: RwSignal<bool>,
    /// Answers of an earlier attempt on this device are on their way.
    pub earlier: RwSignal<bool>,
    /// An attempt was taken in this browser, and its copy is erased.
    pub erased: RwSignal<bool>,
    /// The receipt, once the attempt is sealed.
    pub receipt: RwSignal<Option<Receipt>>,
    /// Where delivery stands; `None` while the bundle is being made.
    pub delivery: RwSignal<Option<DeliveryState>>,
    /// Whether the candidate has hidden the countdown.
    pub timer_hidden: RwSignal<bool>,
    /// Something that the delivery should hear of.
    pub nudge: RwSignal<Option<DeliveryEvent>>,
    /// Everything that screens do not watch.
    pub inner: StoredValue<Inner, LocalStorage>,
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// An app that has loaded nothing yet.
    pub fn new() -> Self {
        Self {
            words: assay_web::words::words("en"),
            stage: RwSignal::new(Stage::Loading),
            shown: RwSignal::new(Shown {
                place: Place::Review,
                marks: Vec::new(),
                open: (0, 0),
                in_doubt: false,
            }),
            left_seconds: RwSignal::new(0),
            notice: RwSignal::new(String::new()),
            unkept: RwSignal::new(false),
            is_full: RwSignal::new(false),
            loaded: RwSignal::new(false),
            earlier: RwSignal::new(false),
            erased: RwSignal::new(false),
            receipt: RwSignal::new(None),
            delivery: RwSignal::new(None),
            timer_hidden: RwSignal::new(false),
            nudge: RwSignal::new(None),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// Changes what screens do not watch; returns what the change returns.
    ///
    /// # Panics
    /// If the page's root has been taken away, which nothing does.
    pub fn update_inner<R>(self, change: impl FnOnce(&mut Inner) -> R) -> R {
        self.inner
            .try_update_value(change)
            .expect("the app lives as long as the page")
    }

    /// The configuration; only screens that come after it is loaded ask for it.
    pub fn config(self) -> Option<Arc<Config>> {
        self.inner.with_value(|inner| inner.config.clone())
    }

    /// The content.
    pub fn assessment(self) -> Option<Arc<Assessment>> {
        self.inner.with_value(|inner| inner.assessment.clone())
    }

    /// What the code in the link grants; nothing where it carries none that is known.
    pub fn accommodation(self) -> Option<Accommodation> {
        let code = page::query_parameter("accommodation")?;
        let config = self.config()?;
        let mut known = config.accommodations.iter();
        known.find(|granted| granted.code == code).cloned()
    }

    /// The times that this candidate has, once the content is there.
    pub fn granted(self) -> Option<Granted> {
        let percent = self
            .accommodation()
            .map_or(USUAL_PERCENT, |granted| granted.time_percent);
        Some(Granted::of(&*self.assessment()?, percent))
    }

    /// The store, where the browser has one.
    pub fn store(self) -> Option<store::Store> {
        self.inner.with_value(|inner| inner.store.clone())
    }

    /// Whether a recruiter tries the test out, so that nothing is kept and nothing is sent.
    pub fn is_sandbox(self) -> bool {
        self.inner.with_value(|inner| inner.is_sandbox)
    }

    /// Reads something from the attempt, if there is one.
    pub fn with_attempt<T>(self, read: impl FnOnce(&Attempt) -> T) -> Option<T> {
        self.inner
            .with_value(|inner| inner.attempt.as_ref().map(read))
    }

    /// Whether leaving the page would lose answers: the browser keeps none, and they have not arrived.
    pub fn would_lose(self) -> bool {
        let is_open = match self.stage.get() {
            Stage::Test => true,
            Stage::Done => !matches!(self.delivery.get(), Some(DeliveryState::Delivered { .. })),
            _ => false,
        };
        self.unkept.get() && is_open
    }

    /// Shows a polite notice for a while.
    pub fn announce(self, text: String) {
        self.notice.set(text);
        let timer = clock::after(NOTICE_MS, move || self.notice.set(String::new()));
        self.update_inner(|inner| inner.notice_timer = Some(timer));
    }

    /// Whether answers are possible in the state the attempt is in.
    pub fn is_running(self) -> bool {
        self.with_attempt(|attempt| attempt.seal.is_none())
            .unwrap_or(false)
    }
}

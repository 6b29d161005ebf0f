//! The state of the candidate's app: what is on screen, the attempt in hand, and what became of it.
//!
//! The session writes it, and `screens/` projects from it what each page shows; pages never see it. What runs an
//! attempt is in `session/controller.rs`.

use crate::admission::{Admission, Refusal};
use crate::session::kept_here::KeptHere;
use crate::time_grant::{GrantRefusal, TimeOffer};
use assay_core::assessment::{Assessment, AssessmentOutline};
use assay_core::attempt::{Acknowledgement, Attempt, EarlierAttempt, HostSample, Identity, Offset};
use assay_core::config::{Accommodation, Config, InvitationUse};
use assay_core::document::{Problems, Value};
use assay_core::record::{KnownAttempt, Whose};
use assay_web::browser::store::{Store, StoreError};
use assay_web::browser::{clock, page};
use assay_web::i18n::Locale;
use leptos::prelude::*;
use std::sync::Arc;

pub use crate::ended::{Answers, Ended, Outgoing};
pub use crate::open_attempt::{Draft, Journal, OpenAttempt, ResumableAttempt};

/// The database that attempts are kept in.
pub const DATABASE: &str = "assay";

/// Under this name a tab keeps the receipt when the local copy is erased.
pub const RECEIPT: &str = "assay receipt";

/// The time that a notice stays on screen, in milliseconds.
const NOTICE_MS: u32 = 20_000;

/// The stage on screen.
#[derive(Clone, PartialEq)]
pub enum Stage {
    /// Nothing is known yet.
    Loading,
    /// A pack or a configuration cannot be used.
    Broken {
        /// The problems.
        problems: Problems,
        /// Whether an attempt that is kept here goes on meanwhile.
        keeps_running: bool,
    },
    /// Nobody begins with this link.
    Uninvited(Refusal),
    /// The welcome screen.
    Welcome,
    /// Check and practice, before an attempt beside those that the same person has begun before.
    Check(Vec<EarlierAttempt>),
    /// Attempts are known in this browser, the latest first, and it is not known whose they are.
    IdentityCheck(Vec<KnownAttempt>),
    /// Whoever goes on from the welcome screen has begun these attempts before, the latest first.
    Taken(Vec<(KnownAttempt, Whose)>),
    /// Another tab holds the attempt.
    OpenInOtherTab {
        /// When its time is up by this machine's clock, in milliseconds since the epoch; `None` where it is not known.
        ends_at_ms: Option<i64>,
    },
    /// Time was given back to an attempt that has ended; its clock starts when the candidate says so.
    MoreTime(TimeOffer),
    /// A link or a code gives no time.
    NoMoreTime {
        /// Why.
        why: GrantRefusal,
        /// The stage that is shown without it.
        instead: Box<Stage>,
    },
    /// The test.
    Test,
    /// The receipt.
    Done,
    /// The candidate left and the local copy is erased.
    Farewell,
}

impl Stage {
    /// Returns whether an attempt, or what became of one, is on screen: nobody fills in the form of the welcome screen
    /// any more.
    pub fn is_past_the_form(&self) -> bool {
        match self {
            Self::OpenInOtherTab { .. }
            | Self::MoreTime(_)
            | Self::Test
            | Self::Done
            | Self::Farewell => true,
            Self::NoMoreTime { instead, .. } => instead.is_past_the_form(),
            Self::Loading
            | Self::Broken { .. }
            | Self::Uninvited(_)
            | Self::Welcome
            | Self::Check(_)
            | Self::IdentityCheck(_)
            | Self::Taken(_) => false,
        }
    }
}

/// The identity that the candidate entered and what they acknowledged on the welcome screen.
#[derive(Clone)]
pub struct Introduction {
    /// The answers about the person.
    pub identity: Identity,
    /// The acknowledgement of the rules.
    pub acknowledgement: Acknowledgement,
}

/// Reads a pack and checks it; takes the name of its file for messages, and its value.
pub type ReadPack = fn(&str, &Value) -> Result<Assessment, Problems>;

/// The practice, of the content that has come. It is told whether scenarios are answered in words.
pub type PracticeView = fn(Arc<Assessment>, bool) -> AnyView;

/// The functions of the part used before the start that the first screens may call.
pub struct BeforeStart {
    /// Reads the pack.
    pub read_pack: ReadPack,
    /// The practice.
    pub practice: PracticeView,
    /// The practice on a page of its own.
    pub practice_page: fn(App) -> AnyView,
    /// The form that asks for an accommodation.
    pub request: fn(App) -> AnyView,
}

/// The functions of the part that runs a test that the first screens may call.
pub struct Behind {
    /// Reads the pack, where the part before the start did not come.
    pub read_pack: ReadPack,
    /// The screens of a test, and those after it.
    pub screen: fn(App, Stage) -> AnyView,
    /// Reads the invitation in the link, and turns away whoever may not begin with it now.
    pub admit: fn(App),
    /// Shows the screen that belongs on the page, by the attempts that are kept in this browser.
    pub take_up: fn(App, Store, KeptHere),
    /// Says why a link gives no time back, where this browser keeps nothing.
    pub refuse_time: fn(App),
    /// Offers the time that a link gives back to the attempt on screen.
    pub offer_time: fn(App),
    /// Looks for an earlier attempt before the check.
    pub look_for_earlier: fn(App, Store, KeptHere),
    /// Starts the clock, beside attempts that the same person has begun before.
    pub start: fn(App, Vec<EarlierAttempt>),
}

/// The state of the session that no screen watches.
#[derive(Default)]
pub struct Inner {
    /// A recruiter tries the test out: nothing of the attempt is kept, and nothing is sent.
    pub is_sandbox: bool,
    /// The part of the program that runs a test, once a screen has waited for it.
    pub behind_door: Option<&'static Behind>,
    /// The pack as it was loaded, kept with the attempt that begins with it.
    pub pack_text: String,
    /// The store that keeps attempts; `None` where the browser refuses.
    pub store: Option<Store>,
    /// Whether an attempt that is not handed in is kept here, no matter who took it.
    pub keeps_running: bool,
    /// The identity that the candidate entered and what they acknowledged.
    pub introduction: Option<Introduction>,
    /// The code for more time that was typed.
    pub typed_grant: Option<String>,
    /// The host's time before the start.
    pub host: Option<HostSample>,
    /// The timer until the notice is taken away.
    pub notice_timer: Option<clock::Timer>,
    /// The timer until the time left is said.
    pub say_timer: Option<clock::Timer>,
}

/// The state of the app of this page. A handle, copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// The language of the page: the team's, once the configuration is there.
    pub locale: RwSignal<Locale>,
    /// The stage on screen.
    pub stage: RwSignal<Stage>,
    /// The team's configuration, once it has arrived.
    pub config: RwSignal<Option<Arc<Config>>>,
    /// The outline of the content that the configuration names, once it has arrived.
    pub outline: RwSignal<Option<Arc<AssessmentOutline>>>,
    /// The invitation of the link, once it is verified.
    pub admission: RwSignal<Option<Arc<Admission>>>,
    /// Why nobody begins with this link; `None` where somebody may.
    pub refusal: RwSignal<Option<Refusal>>,
    /// The content of the attempt in hand, or of the one to come, once it has arrived and is checked.
    pub assessment: RwSignal<Option<Arc<Assessment>>>,
    /// The attempt in hand.
    pub open: RwSignal<Option<OpenAttempt>, LocalStorage>,
    /// The attempt that is over, whose receipt is on screen.
    pub ended: RwSignal<Option<Ended>, LocalStorage>,
    /// The reason why answers are only kept in memory; `None` while the browser keeps them.
    pub unkept: RwSignal<Option<StoreError>>,
    /// The latest polite notice, for screen readers and eyes.
    pub notice: RwSignal<String>,
    /// Whether the candidate has hidden the countdown.
    pub is_clock_hidden: RwSignal<bool>,
    /// Answers of an earlier attempt on this device are on their way.
    pub earlier_on_its_way: RwSignal<bool>,
    /// Attempts that were taken in this browser and whose copies are erased, the latest first.
    pub erased: RwSignal<Vec<KnownAttempt>>,
    inner: StoredValue<Inner, LocalStorage>,
}

impl Default for App {
    fn default() -> Self {
        Self::new()
    }
}

impl App {
    /// The language of the page.
    pub fn locale(self) -> Locale {
        self.locale.get_untracked()
    }

    /// An app that has loaded nothing yet.
    pub fn new() -> Self {
        Self {
            locale: RwSignal::new(Locale::default()),
            stage: RwSignal::new(Stage::Loading),
            config: RwSignal::new(None),
            outline: RwSignal::new(None),
            admission: RwSignal::new(None),
            refusal: RwSignal::new(None),
            assessment: RwSignal::new(None),
            open: RwSignal::new_local(None),
            ended: RwSignal::new_local(None),
            unkept: RwSignal::new(None),
            notice: RwSignal::new(String::new()),
            is_clock_hidden: RwSignal::new(false),
            earlier_on_its_way: RwSignal::new(false),
            erased: RwSignal::new(Vec::new()),
            inner: StoredValue::new_local(Inner::default()),
        }
    }

    /// An app in which a recruiter tries the test out: nothing is kept, and nothing is sent.
    pub fn sandbox() -> Self {
        let app = Self::new();
        app.update_inner(|inner| inner.is_sandbox = true);
        app
    }

    /// Reads what no screen watches.
    pub fn with_inner<R>(self, read: impl FnOnce(&Inner) -> R) -> R {
        self.inner.with_value(read)
    }

    /// Changes what no screen watches; returns what the change returns.
    ///
    /// # Panics
    /// If the page's root has been taken away, which nothing does.
    pub fn update_inner<R>(self, change: impl FnOnce(&mut Inner) -> R) -> R {
        self.inner
            .try_update_value(change)
            .expect("the app lives as long as the page")
    }

    /// The configuration; `None` until it is loaded.
    pub fn config(self) -> Option<Arc<Config>> {
        self.config.get_untracked()
    }

    /// Returns whether the team wants the copy here erased once the answers have arrived.
    pub fn erases(self) -> bool {
        self.config()
            .is_some_and(|config| config.erase_after_delivery)
    }

    /// The content; `None` until it is loaded.
    pub fn assessment(self) -> Option<Arc<Assessment>> {
        self.assessment.get_untracked()
    }

    /// Returns whether the invitation has scenarios answered in words. Followed.
    pub fn is_narrative(self) -> bool {
        let is_narrative =
            |it: &Option<Arc<Admission>>| it.as_ref().is_some_and(|it| it.invited.is_narrative);
        self.admission.with(is_narrative)
    }

    /// Returns whether the team can give time back: candidates' pages know a key that it signs with.
    pub fn reads_grants(self) -> bool {
        let can_verify = |config: Arc<Config>| config.keys.iter().any(|it| it.verifying.is_some());
        self.config().is_some_and(can_verify) && !self.is_sandbox()
    }

    /// Returns whether the team's links carry invitations.
    pub fn reads_invitations(self) -> bool {
        self.config()
            .is_some_and(|config| config.invitations != InvitationUse::Off)
    }

    /// The time now, in milliseconds since the epoch: the host's, where it has told it.
    pub fn now_ms(self) -> i64 {
        let now = clock::now();
        let host = self.with_inner(|inner| inner.host);
        let ahead = host.and_then(|sample| sample.offset(now));
        now.wall_ms - ahead.map_or(0, Offset::middle_ms)
    }

    /// Returns the accommodation that the code in the link grants; nothing where it carries none that is known. An
    /// invitation says itself what it grants.
    pub fn accommodation(self) -> Option<Accommodation> {
        if self.admission.with_untracked(Option::is_some) {
            return None;
        }
        let code = page::query_parameter("accommodation")?;
        let config = self.config()?;
        let mut known = config.accommodations.iter();
        known.find(|granted| granted.code == code).cloned()
    }

    /// The store, where the browser has one.
    pub fn store(self) -> Option<Store> {
        self.with_inner(|inner| inner.store.clone())
    }

    /// Returns whether a recruiter tries the test out, so that nothing is kept and nothing is sent.
    pub fn is_sandbox(self) -> bool {
        self.with_inner(|inner| inner.is_sandbox)
    }

    /// Reads something from the attempt in hand, if there is one.
    pub fn with_attempt<T>(self, read: impl FnOnce(&Attempt) -> T) -> Option<T> {
        self.open
            .with_untracked(|open| open.as_ref().map(|open| read(&open.attempt)))
    }

    /// Changes what serves the attempt in hand, if there is one; the screens are not notified.
    pub fn update_open<T>(self, change: impl FnOnce(&mut OpenAttempt) -> T) -> Option<T> {
        self.open
            .try_update_untracked(|open| open.as_mut().map(change))
            .flatten()
    }

    /// Returns whether leaving the page would lose answers: the browser keeps none, and they have not arrived.
    pub fn would_lose(self) -> bool {
        let is_open = match self.stage.get() {
            Stage::Test => true,
            Stage::Done => !self
                .ended
                .with(|ended| ended.as_ref().is_some_and(Ended::is_delivered)),
            _ => false,
        };
        self.unkept.with(Option::is_some) && is_open
    }

    /// Shows a polite notice for the usual time.
    pub fn announce(self, text: String) {
        self.announce_for(NOTICE_MS, text);
    }

    /// Shows a polite notice for so many milliseconds.
    pub fn announce_for(self, stay_ms: u32, text: String) {
        self.notice.set(text);
        let timer = clock::after(stay_ms, move || self.notice.set(String::new()));
        self.update_inner(|inner| inner.notice_timer = Some(timer));
    }
}

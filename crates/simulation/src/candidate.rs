//! The candidate: what they do on the page that they see, and what they look at.

use crate::content::{IN_FIRST, answer, nothing};
use crate::disk::Table;
use crate::oracle::Did;
use crate::scenario::What;
use crate::sitting::Sitting;
use crate::tab::{Shown, Stage, Tab, kept_bundle};
use assay_core::attempt::{Event, Place, Response};
use assay_core::record::delivery::DeliveryState;
use std::rc::Rc;

/// How often the candidate looks at the page, in milliseconds.
const LOOK_MS: i64 = 500;

/// A page that was opened so long ago has done everything that it does at first.
const OPENED_MS: i64 = 12_000;

impl Sitting {
    /// The candidate does something on the page in front.
    pub(crate) fn acts(&self, what: &What) {
        let Some(tab) = self.front() else { return };
        if *what == What::SendAgain {
            tab.send_again();
        }
        let Some(shown) = tab.shown() else { return };
        self.looks(&shown);
        let is_open = |item: usize| (shown.open_items.0..shown.open_items.1).contains(&item);
        match what {
            What::Answer { item, variant } if is_open(*item) => {
                let given = answer(*item, *variant);
                self.answers(&tab, &shown, *item, given.response);
            }
            What::Clear { item } if is_open(*item) => {
                self.answers(&tab, &shown, *item, nothing(*item));
            }
            What::Paste { item, characters } if is_open(*item) => {
                self.views(&tab, &shown, *item);
                if self.world.now_ms() - self.typed_ms.get() < 600 {
                    return;
                }
                tab.dispatch(Event::Pasted {
                    item: *item,
                    length: *characters,
                });
                let (item, characters) = (*item, *characters);
                self.did(Did::Pasted { item, characters });
            }
            What::Flag { item, on } if is_open(*item) => {
                let (item, on) = (*item, *on);
                tab.done(Event::Flagged { item, on });
                self.did(Did::Flagged { item, on });
            }
            What::View { item } if is_open(*item) => self.views(&tab, &shown, *item),
            What::Review => {
                tab.view(Place::Review);
                self.did(Did::Reviewed);
            }
            What::FinishSection
                if self.scenario.setting.limits && shown.open_items.1 == IN_FIRST =>
            {
                tab.done(Event::SectionFinished);
                self.did(Did::FinishedSection);
            }
            What::Submit => self.hands_in(&tab),
            What::LateKey { item, variant } => {
                self.hands_in(&tab);
                let response = answer(*item, *variant).response;
                let item = *item;
                tab.typed(Event::Answered {
                    item,
                    response: response.clone(),
                });
                self.did_answer(item, response);
            }
            _ => {}
        }
    }

    fn hands_in(&self, tab: &Rc<Tab>) {
        tab.done(Event::Submitted);
        self.did(Did::Submitted);
    }

    fn views(&self, tab: &Rc<Tab>, shown: &Shown, item: usize) {
        if shown.place != Place::Item(item) {
            tab.view(Place::Item(item));
            self.did(Did::Viewed(item));
        }
    }

    fn answers(&self, tab: &Rc<Tab>, shown: &Shown, item: usize, response: Response) {
        self.views(tab, shown, item);
        let event = Event::Answered {
            item,
            response: response.clone(),
        };
        if matches!(response, Response::Text(_)) {
            tab.typed(event);
            self.typed_ms.set(self.world.now_ms());
        } else {
            tab.done(event);
        }
        self.did_answer(item, response);
    }

    fn did_answer(&self, item: usize, response: Response) {
        let response = (response != nothing(item)).then_some(response);
        self.did(Did::Answered { item, response });
    }

    fn did(&self, did: Did) {
        let at = self.instant();
        self.oracle.borrow_mut().did(at, did);
    }

    /// The candidate looks at the countdown and the answers.
    fn looks(&self, shown: &Shown) {
        let now_ms = self.world.now_ms();
        let browser = self.browser.borrow();
        let is_settled = now_ms - browser.opened_ms > OPENED_MS
            && now_ms - browser.woken_ms > 2_000
            && self.world.throttle_ms.get() == 0;
        drop(browser);
        let at = self.instant();
        self.oracle.borrow_mut().sees(at, shown, is_settled);
    }

    /// Looks at the page every now and then, and does what it asks for.
    pub async fn watches(self: Rc<Self>) {
        loop {
            let next_ms = self.world.now_ms() + LOOK_MS;
            self.world.scheduler.until(next_ms).await;
            if !self.world.machine.is_asleep(self.world.now_ms()) {
                self.answers_the_page();
                self.checks_tabs();
            }
        }
    }

    fn answers_the_page(&self) {
        let Some(tab) = self.front() else { return };
        let now_ms = self.world.now_ms();
        match tab.stage() {
            Stage::Welcome if now_ms - self.browser.borrow().opened_ms > 1_200 => {
                let at = self.instant();
                let version = self.browser.borrow().version;
                self.oracle.borrow_mut().starts_anew(now_ms);
                self.seen_end_ms.set(None);
                tab.start(self.scenario.setting.time_percent);
                self.oracle.borrow_mut().began(at, version);
            }
            Stage::Whose(id) => tab.claim(id),
            Stage::OpenInOtherTab => {
                let losing = self.browser.borrow().other.clone();
                if let Some(losing) = &losing {
                    self.loses(losing, true);
                }
                tab.take_over();
                let is_lost = |tab: Rc<Tab>| tab.stage() != Stage::Test;
                if !losing.is_none_or(is_lost) {
                    self.complain("a tab that lost its attempt still shows the test".into());
                }
                self.reload(3);
            }
            Stage::Fallen => self.complain("what is kept cannot be resumed".into()),
            Stage::Test => {
                if let Some(shown) = tab.shown() {
                    self.looks(&shown);
                }
            }
            Stage::Done => {
                if self.seen_end_ms.get().is_none() {
                    self.seen_end_ms.set(Some(now_ms));
                }
                self.checks_letter(&tab);
            }
            _ => {}
        }
    }

    /// The team has corrected the endpoint, and the candidate loads the page again.
    pub fn comes_back_to_a_good_endpoint(&self) {
        for endpoint in &self.world.endpoints {
            endpoint.moods.borrow_mut().clear();
        }
        self.reload(3);
    }

    /// Two tabs never show the same test.
    fn checks_tabs(&self) {
        let browser = self.browser.borrow();
        let show =
            |tab: &Option<Rc<Tab>>| tab.as_ref().is_some_and(|tab| tab.stage() == Stage::Test);
        let both = show(&browser.front) && show(&browser.other);
        drop(browser);
        if both {
            self.complain("two tabs show the same test".into());
        }
    }

    /// Once a bundle was tried, it lies in the outbox, word for word, however often it is refused.
    fn checks_letter(&self, tab: &Tab) {
        let Some((bundle, Some(state))) = tab.delivery() else {
            return;
        };
        if self.letter.replace(Some((tab.id, state))) == Some((tab.id, state)) {
            return;
        }
        let was_tried = match state {
            DeliveryState::Waiting { tries, .. } => tries > 0,
            _ => true,
        };
        let id = tab.mark().unwrap_or_default();
        if was_tried
            && !self
                .scenario
                .has(|what| matches!(what, What::BrokenDisk(_)))
        {
            let kept = self.world.disk.get(Table::Outbox, &id);
            let kept = kept.and_then(|text| kept_bundle(&text));
            if kept.is_none_or(|(kept, _)| kept != bundle) {
                self.complain("what is sent is not what is kept".into());
            }
        }
        if let DeliveryState::Refused { status, .. } = state
            && !matches!(status, 403 | 413)
        {
            self.complain(format!("the page says that {status} is the last word"));
        }
        if let DeliveryState::Delivered { by_backup } = state {
            let endpoint = &self.world.endpoints[usize::from(by_backup)];
            let is_stored = endpoint.stored.borrow().iter().any(|(of, _)| *of == id);
            if !is_stored {
                self.complain("the page says that answers have arrived which have not".into());
            }
        }
    }
}

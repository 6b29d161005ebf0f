//! How the list is looked at, and where that is kept: the order and the filters in the address, what is searched for in
//! this tab. So a reload changes nothing, and a link can lead to a part of the list.

use crate::routes::{self, Screen};
use assay_evaluation::roster::look::Look;
use assay_evaluation::roster::{Column, Filter};
use assay_web::browser::page;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeSet;

/// Under these names the tab keeps order and filters, and what is searched for.
const LOOK: &str = "list-look";
const SEARCH: &str = "list-search";

/// How the list is looked at. It outlives the screen, so that whoever comes back from a candidate finds it as it was.
#[derive(Clone, Copy)]
pub struct ListLook {
    /// Which rows are shown.
    pub filter: RwSignal<Filter>,
    /// By which column the rows stand, and whether the highest comes first.
    pub order: RwSignal<(Column, bool)>,
    /// The candidates that are chosen, by the digests of their bundles.
    pub chosen: RwSignal<BTreeSet<String>>,
    /// Those whose details are shown, likewise.
    pub detailed: RwSignal<BTreeSet<String>>,
}

impl ListLook {
    /// Keeps how the list is looked at for all that stands inside the component that calls this.
    pub fn provide() {
        let kept = page::session_get(LOOK).unwrap_or_default();
        let value = |name: &str| {
            let mut parts = kept.split('&').filter_map(|part| part.split_once('='));
            parts
                .find(|part| part.0 == name)
                .map(|part| part.1.to_owned())
        };
        let look = Self {
            filter: RwSignal::default(),
            order: RwSignal::new((Column::Started, false)),
            chosen: RwSignal::default(),
            detailed: RwSignal::default(),
        };
        look.set(Look::from_query(value).unwrap_or_default());
        provide_context(look);
    }

    /// Looks at the list as the address says, where it says so.
    pub fn follow_address(self) {
        let query = use_query_map();
        let asked = query.with_untracked(|query| Look::from_query(|name| query.get(name)));
        if let Some(look) = asked {
            self.set(look);
        }
    }

    /// Keeps every change for as long as the screen is there.
    pub fn keep_changes(self) {
        Effect::new(move |before: Option<()>| {
            let look = self.look();
            if before.is_some() {
                keep(&look);
            }
        });
    }

    /// Forgets what is searched for, which may name somebody.
    pub fn forget_search(self) {
        self.filter.update(|filter| filter.text.clear());
        page::session_remove(SEARCH);
    }

    /// Returns how the list is looked at; followed.
    fn look(self) -> Look {
        let (by, is_descending) = self.order.get();
        Look {
            filter: self.filter.get(),
            by,
            is_descending,
        }
    }

    fn set(self, look: Look) {
        let text = page::session_get(SEARCH).unwrap_or_default();
        self.filter.set(Filter {
            text,
            ..look.filter
        });
        self.order.set((look.by, look.is_descending));
    }
}

fn keep(look: &Look) {
    let query = look.to_query();
    page::session_set(LOOK, &query);
    page::session_set(SEARCH, &look.filter.text);
    let list = [&routes::base(), "/", &Screen::Candidates.address()].concat();
    let address = routes::path_and_query(&list, &query);
    // The address of another screen is none of the list's, and browsers count how often an address changes.
    if page::path() == list && page::path_and_query() != address {
        page::replace_address(&address);
    }
}

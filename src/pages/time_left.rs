//! The time left of an attempt that runs elsewhere, as far as it is known here.

use crate::pages::context::use_locale;
use assay_core::attempt::clock_face;
use assay_web::browser::clock;
use assay_web::tr;
use leptos::prelude::*;

/// The interval at which the time left is read, in milliseconds.
const TICK_MS: u32 = 1_000;

/// The time left by this machine's clock; nothing where it is not known.
#[component]
pub fn TimeLeft(
    /// When the time is up, in milliseconds since the epoch.
    ends_at_ms: Option<i64>,
) -> impl IntoView {
    let locale = use_locale();
    ends_at_ms.map(|ends_at_ms| {
        let read = move || ends_at_ms.saturating_sub(clock::now().wall_ms).max(0);
        let left_ms = RwSignal::new(read());
        // It is dropped with the screen.
        let _ticker = StoredValue::new_local(clock::every(TICK_MS, move || {
            left_ms.try_set(read());
        }));
        let is_up = Memo::new(move |_| left_ms.get() == 0);
        let face = move || clock_face(left_ms.get());
        let is_running = move || !is_up.get();
        // Screen readers pass over a timer that runs, and say that it has run out.
        view! {
            <div class="read">
                <Show when=is_running>
                    <p>
                        {tr!(locale, trouble.time_left)} " "
                        <strong role="timer" aria-label=tr!(locale, clock.name)>
                            {face}
                        </strong>
                    </p>
                </Show>
                <div role="status">
                    <Show when=move || is_up.get()>
                        <p>{tr!(locale, trouble.time_is_up)}</p>
                    </Show>
                </div>
            </div>
        }
    })
}

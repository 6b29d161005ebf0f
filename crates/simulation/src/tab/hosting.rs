//! The host's time: `src/session/host.rs` of the app, and `http.rs` of `crates/web/`.

use super::page::Tab;
use assay_core::attempt::{Event, HostSample};
use std::rc::Rc;

const QUESTIONS: usize = 4;
const QUESTION_MS: i64 = 5_000;

impl Tab {
    pub(super) async fn host_event(&self, exactly: bool) -> Event {
        let sample = if self.world.is_offline.get() {
            None
        } else {
            self.host_time().await
        };
        match sample {
            Some(sample) if exactly => Event::HostHeard(self.narrowed(sample).await),
            Some(sample) => Event::HostHeard(sample),
            None => Event::HostSilent,
        }
    }

    async fn narrowed(&self, mut known: HostSample) -> HostSample {
        for _ in 1..QUESTIONS {
            let wait_ms = known.next_in_ms(self.now().mono_ms);
            self.world.page_sleep(wait_ms).await;
            match self.host_time().await {
                Some(sample) => known = known.narrowed(sample),
                None => break,
            }
        }
        known
    }

    async fn host_time(&self) -> Option<HostSample> {
        let sent = self.now();
        let host = &self.world.host;
        let trip_ms = host.trip_ms.get();
        let there_ms = self.world.now_ms() + trip_ms / 3;
        self.world.until_awake(there_ms).await;
        let date_ms = host
            .date_ms(self.world.now_ms())
            .filter(|_| !self.world.is_offline.get());
        self.world
            .until_awake(there_ms + trip_ms - trip_ms / 3)
            .await;
        let received = self.now();
        if received.mono_ms - sent.mono_ms > QUESTION_MS {
            return None;
        }
        Some(HostSample::of_reply(date_ms?, sent, received))
    }

    /// Asks the host for its time before the start.
    pub(super) async fn calibrate(self: Rc<Self>) {
        if let Some(sample) = self.host_time().await {
            self.host.set(Some(sample));
            let sample = self.narrowed(sample).await;
            self.host.set(Some(sample));
        }
    }
}

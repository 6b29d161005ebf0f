//! The host's time as an event.

use assay_core::attempt::Event;
use assay_web::browser::{http, listen};

/// Asks the host for its time, and returns the event with its reply. `exactly` asks again until the time is known to a
/// fraction of a second.
pub async fn host_event(exactly: bool) -> Event {
    let sample = if listen::is_online() {
        http::host_time().await
    } else {
        None
    };
    match sample {
        Some(sample) if exactly => Event::HostHeard(http::narrowed(sample).await),
        Some(sample) => Event::HostHeard(sample),
        None => Event::HostSilent,
    }
}

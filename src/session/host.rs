//! What the host says of the time.

use assay_core::attempt::Event;
use assay_web::browser::{http, listen};

/// Returns what the host says to the question what time it is; to a fraction of a second where there is time to ask
/// again.
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

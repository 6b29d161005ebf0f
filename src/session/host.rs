//! What the host says of the time.

use assay_core::attempt::Event;
use assay_web::browser::{http, listen};

/// What the host says to the question what time it is; to a fraction of a second where there is time to ask again.
pub async fn host_event(exactly: bool) -> Event {
    let told = if listen::is_online() {
        http::host_time().await
    } else {
        None
    };
    match told {
        Some(told) if exactly => Event::HostHeard(http::narrowed(told).await),
        Some(told) => Event::HostHeard(told),
        None => Event::HostSilent,
    }
}

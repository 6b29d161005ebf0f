//! How many requests each address may make, so that one device cannot keep out the others.

use super::refusal::Refusal;
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::Response;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::key_extractor::KeyExtractor;
use tower_governor::{GovernorError, GovernorLayer};

/// The number of addresses that are remembered before those that have been quiet are forgotten.
const MANY: usize = 10_000;

/// Returns the address that a request counts for. Every household has 2^64 addresses of IPv6.
pub fn rate_limit_key(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::from((u128::from(address) >> 64 << 64).to_be_bytes()),
        address => address,
    }
}

/// Finds the address of a request by its connection; headers such as `X-Forwarded-For` can be made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct PeerAddress;

impl KeyExtractor for PeerAddress {
    type Key = IpAddr;

    fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<IpAddr, GovernorError> {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        peer.map(|ConnectInfo(peer)| rate_limit_key(peer.ip()))
            .ok_or(GovernorError::UnableToExtractKey)
    }
}

/// Limits the requests of each address to `burst` at once and one more after each `period`. Zero counts as the least
/// that there is: one request, one nanosecond.
pub fn limit_rate<S>(routes: Router<S>, burst: u32, period: Duration) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let config = GovernorConfigBuilder::default()
        .key_extractor(PeerAddress)
        .burst_size(burst.max(1))
        .period(period.max(Duration::from_nanos(1)))
        .finish();
    let Some(config) = config else {
        return routes;
    };
    let known = config.limiter().clone();
    let forget = move |request: Request| {
        if known.len() >= MANY {
            known.retain_recent();
        }
        std::future::ready(request)
    };
    routes
        .layer(GovernorLayer::new(config).error_handler(too_many))
        .layer(middleware::map_request(forget))
}

fn too_many(error: GovernorError) -> Response {
    let seconds = match error {
        // Whole seconds, rounded down: at the end of the next one there is room again.
        GovernorError::TooManyRequests { wait_time, .. } => wait_time.saturating_add(1),
        _ => 1,
    };
    let (error, detail) = ("Too many requests.", "Try again in a moment.");
    let mut response = Response::from(Refusal::new(
        StatusCode::TOO_MANY_REQUESTS,
        error,
        detail,
        "",
    ));
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn limited(burst: u32, period: Duration) -> Router {
        limit_rate(Router::new().route("/", get(async || "in")), burst, period)
    }

    /// Sends one request from an address; returns the status and the seconds to wait.
    async fn ask(routes: &Router, address: &str) -> (u16, Option<u64>) {
        let peer = SocketAddr::new(address.parse().unwrap(), 9);
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = routes.clone().oneshot(request).await.unwrap();
        let wait = response.headers().get(header::RETRY_AFTER);
        let wait = wait.map(|wait| wait.to_str().unwrap().parse().unwrap());
        (response.status().as_u16(), wait)
    }

    #[tokio::test]
    async fn a_burst_is_allowed_and_then_a_steady_rate() {
        let routes = limited(3, HOUR);
        for _ in 0..3 {
            assert_eq!(ask(&routes, "127.0.0.1").await, (200, None));
        }
        let (status, wait) = ask(&routes, "127.0.0.1").await;
        assert_eq!(status, 429);
        // One more is allowed when one period has passed since the first, and not before.
        assert!((3_500..=3_600).contains(&wait.unwrap()), "{wait:?}");
        assert_eq!(ask(&routes, "127.0.0.2").await.0, 200, "another address");
        let mapped = ask(&routes, "::ffff:127.0.0.1").await;
        assert_eq!(mapped.0, 429, "the same, written as IPv6");

        let routes = limited(1, Duration::from_millis(500));
        assert_eq!(ask(&routes, "127.0.0.1").await.0, 200);
        tokio::time::sleep(Duration::from_millis(510)).await;
        assert_eq!(ask(&routes, "127.0.0.1").await.0, 200);
    }

    #[tokio::test]
    async fn a_household_with_many_addresses_has_one_allowance() {
        let routes = limited(1, HOUR);
        assert_eq!(ask(&routes, "2001:db8:0:1::1").await.0, 200);
        assert_eq!(ask(&routes, "2001:db8:0:1:ffff::2").await.0, 429);
        assert_eq!(ask(&routes, "2001:db8:0:2::1").await.0, 200);
    }
}

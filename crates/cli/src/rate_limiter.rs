//! How many requests each address may make: so that one device cannot keep out the others.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Remembered addresses beyond which those that have been quiet are forgotten.
const MANY: usize = 10_000;

/// Which address counts for requests from another. Of IPv6 every household has 2 to the power of 64.
pub fn rate_limit_key(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::from((u128::from(address) >> 64 << 64).to_be_bytes()),
        address => address,
    }
}

/// A bucket of tokens for each address: it starts full, and each request takes one out.
pub struct RateLimiter {
    burst: f64,
    per_second: f64,
    left: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl RateLimiter {
    /// `burst` requests at once, and `per_second` after that.
    pub fn new(burst: u32, per_second: u32) -> Self {
        Self {
            burst: burst.into(),
            per_second: per_second.into(),
            left: Mutex::default(),
        }
    }

    /// Takes one request from an address's allowance at a moment; tells whether there was one left.
    pub fn takes(&self, address: IpAddr, now: Instant) -> bool {
        let address = rate_limit_key(address);
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let filled = |left: f64, since: Instant| {
            let seconds = now.saturating_duration_since(since).as_secs_f64();
            (left + seconds * self.per_second).min(self.burst)
        };
        if all.len() >= MANY && !all.contains_key(&address) {
            // A full bucket says no more than none.
            all.retain(|_, (left, since)| filled(*left, *since) < self.burst);
        }
        let (left, since) = all.entry(address).or_insert((self.burst, now));
        *left = filled(*left, *since);
        *since = now;
        let is_left = *left >= 1.0;
        if is_left {
            *left -= 1.0;
        }
        is_left
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_burst_is_allowed_and_then_a_steady_rate() {
        let rate_limiter = RateLimiter::new(3, 2);
        let address = |last| IpAddr::from([127, 0, 0, last]);
        let start = Instant::now();
        for _ in 0..3 {
            assert!(rate_limiter.takes(address(1), start));
        }
        assert!(!rate_limiter.takes(address(1), start));
        assert!(rate_limiter.takes(address(2), start), "another address");
        let mapped = "::ffff:127.0.0.1".parse().unwrap();
        assert!(!rate_limiter.takes(mapped, start), "the same, written so");
        let later = start + Duration::from_millis(500);
        assert!(rate_limiter.takes(address(1), later));
        assert!(!rate_limiter.takes(address(1), later));
    }

    #[test]
    fn a_household_with_many_addresses_has_one_allowance() {
        let rate_limiter = RateLimiter::new(1, 1);
        let start = Instant::now();
        let takes = |address: &str| rate_limiter.takes(address.parse().unwrap(), start);
        assert!(takes("2001:db8:0:1::1"));
        assert!(!takes("2001:db8:0:1:ffff::2"));
        assert!(takes("2001:db8:0:2::1"));
    }
}

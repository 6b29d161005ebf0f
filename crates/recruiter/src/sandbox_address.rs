//! Where the sandbox is: the candidate's test in memory, a program of its own beside this one.

/// The parameter that names the pack.
pub const PACK: &str = "sandbox";
/// The parameter with the seed that the form is drawn from.
pub const SEED: &str = "seed";

/// The address of the sandbox for a pack, a seed and a time in percent of the usual.
pub fn address(sha256: &str, seed: &str, percent: &str) -> String {
    let seed = String::from(js_sys::encode_uri_component(seed));
    let name = tr!(test.sandbox_name);
    // The bundle at the end says by its invitation what it is.
    let mut address = [
        "?",
        PACK,
        "=",
        sha256,
        "&",
        SEED,
        "=",
        &seed,
        "&invitation=sandbox&name=",
        name,
    ]
    .concat();
    // Without a code the time is the usual one.
    if percent != "100" {
        address.push_str("&accommodation=");
        address.push_str(percent);
    }
    address
}

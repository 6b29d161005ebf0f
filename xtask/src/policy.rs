//! The content security policy in the page, for hosts that send no headers of ours.

use crate::failure::Failure;

/// The page with the policy in its head. Browsers ignore `frame-ancestors` there, so it stays out.
pub fn in_page(html: &str, policy: &str) -> Result<String, Failure> {
    let (before, after) = html
        .split_once("<head>")
        .ok_or("index.html has no <head> that the content security policy can go into.")?;
    if after
        .to_ascii_lowercase()
        .contains("content-security-policy")
    {
        return Err("index.html has a content security policy already; it is written by `cargo xtask dist`.".into());
    }
    Ok(format!(
        "{before}<head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_gets_the_policy_before_anything_it_governs() {
        let page = in_page("<html><head><script src=x></script></head></html>", "p").unwrap();
        assert!(page.find("content=\"p\"") < page.find("<script"));
        assert!(in_page(&page, "p").is_err());
        assert!(in_page("<html></html>", "p").is_err());
    }
}

//! Browsers, and the programs that drive them.

use super::system::{by_hand, debian_packages, named};
use crate::Failure;
use crate::command::find;
use std::path::PathBuf;

/// The browser to test in: the one that `CHROMIUM_PATH` names, or one that is installed.
pub fn chromium() -> Result<PathBuf, Failure> {
    if let Some(named) = named("CHROMIUM_PATH") {
        return named;
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let on_a_mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    let look = || {
        let mac = Some(PathBuf::from(on_a_mac)).filter(|file| file.is_file());
        names.into_iter().find_map(find).or(mac)
    };
    if let Some(found) = look() {
        return Ok(found);
    }
    debian_packages("chromium chromium-driver", "tests run in a real browser");
    look().ok_or_else(|| {
        format!(
            "No Chromium or Chrome was found. {} Or name one in CHROMIUM_PATH.",
            by_hand(
                "chromium chromium-driver",
                "brew install --cask google-chrome"
            )
        )
    })
}

/// The other browser to test in: the one that `FIREFOX_PATH` names, or one that is installed.
pub fn firefox() -> Result<PathBuf, Failure> {
    if let Some(named) = named("FIREFOX_PATH") {
        return named;
    }
    let on_a_mac = "/Applications/Firefox.app/Contents/MacOS/firefox";
    let look = || {
        let mac = Some(PathBuf::from(on_a_mac)).filter(|file| file.is_file());
        ["firefox-esr", "firefox"]
            .into_iter()
            .find_map(find)
            .or(mac)
    };
    if let Some(found) = look() {
        return Ok(found);
    }
    debian_packages("firefox-esr", "tests run in Firefox as well");
    look().ok_or_else(|| {
        let hint = by_hand("firefox-esr", "brew install --cask firefox");
        format!("No Firefox was found. {hint} Or name one in FIREFOX_PATH.")
    })
}

/// The program through which the adapter tests drive the browser.
pub fn chromedriver() -> Result<PathBuf, Failure> {
    if let Some(named) = named("CHROMEDRIVER") {
        return named;
    }
    if find("chromedriver").is_none() {
        debian_packages(
            "chromium-driver",
            "the adapter tests drive a browser through it",
        );
    }
    find("chromedriver").ok_or_else(|| {
        format!(
            "chromedriver was not found. {} Or name one in CHROMEDRIVER.",
            by_hand("chromium-driver", "brew install --cask chromedriver")
        )
    })
}

//! Browsers, and the programs that drive them.

use super::system::{by_hand, debian_packages, named};
use crate::command::find;
use crate::failure::Failure;
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

/// The browser for the journeys: Chromium without its windows, which takes three quarters of the time, where the system
/// has it, and otherwise [`chromium`].
pub fn headless_chromium() -> Result<PathBuf, Failure> {
    const SHELL: &str = "chromium-headless-shell";
    if let Some(named) = named("CHROMIUM_PATH") {
        return named;
    }
    if find(SHELL).is_none() {
        debian_packages(SHELL, "the journeys take less time in it");
    }
    find(SHELL).map_or_else(chromium, Ok)
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

/// WebKit's driver and browser, and a screen for it that nobody sees; `None` where the system has none of them to install.
pub fn webkit() -> Result<Option<[(&'static str, PathBuf); 2]>, Failure> {
    let look = || {
        let driver = find("WebKitWebDriver")?;
        let browser = webkit_browser()?;
        find("Xvfb")?;
        Some([("WEBKIT_DRIVER", driver), ("WEBKIT_BROWSER", browser)])
    };
    if let Some(found) = look() {
        return Ok(Some(found));
    }
    if find("apt-get").is_none() {
        return Ok(None);
    }
    let packages = "webkit2gtk-driver xvfb";
    debian_packages(packages, "tests run in WebKit as well");
    look().map(Some).ok_or_else(|| {
        let hint = by_hand(packages, "");
        format!("WebKit's driver was not found. {hint}")
    })
}

/// The smallest browser that comes with WebKit, in the folder of whichever processor this is.
fn webkit_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?.flatten();
    folders
        .map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
}

//! The real program, `assay serve`, in a process of its own.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A running `assay serve`; ended without warning when dropped.
pub struct Program {
    child: Child,
    /// What it would still tell; it must have somebody to tell it to.
    _stdout: BufReader<ChildStdout>,
    /// Address and port.
    pub address: String,
    folder: PathBuf,
}

impl Program {
    /// Serves `site` and keeps answers in `out`, both below a folder, on a free port.
    pub fn start(folder: &Path) -> Self {
        std::fs::write(folder.join("site/index.html"), "<title>test</title>").unwrap();
        let program = Command::new(env!("CARGO_BIN_EXE_assay"));
        Self::start_as(program, folder, "127.0.0.1:0").unwrap()
    }

    /// As `start`, in a process that may only have so many files and connections open.
    #[cfg(unix)]
    pub fn start_narrow(folder: &Path, open: u32) -> Self {
        std::fs::write(folder.join("site/index.html"), "<title>test</title>").unwrap();
        let mut shell = Command::new("sh");
        let script = format!("ulimit -n {open}; exec \"$0\" \"$@\"");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_assay")]);
        Self::start_as(shell, folder, "127.0.0.1:0").unwrap()
    }

    fn start_as(mut command: Command, folder: &Path, address: &str) -> Option<Self> {
        let mut child = command
            .arg("serve")
            .arg(folder.join("site"))
            .arg("--submissions")
            .arg(folder.join("out"))
            .args(["--addr", address])
            .args(["--burst", "1000000", "--per-second", "1000000"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut lines = String::new();
        while stdout.read_line(&mut lines).unwrap() > 0 && lines.lines().count() < 2 {}
        let Some((_, rest)) = lines.split_once("http://") else {
            child.wait().unwrap();
            return None;
        };
        Some(Self {
            child,
            _stdout: stdout,
            address: rest.split('/').next().unwrap().into(),
            folder: folder.into(),
        })
    }

    /// Ends the program without warning, and starts it again in its place.
    pub fn kill_and_start_again(&mut self) {
        self.end();
        for _ in 0..100 {
            let program = Command::new(env!("CARGO_BIN_EXE_assay"));
            if let Some(program) = Self::start_as(program, &self.folder, &self.address) {
                *self = program;
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{} is not free again", self.address);
    }

    /// Asks the program to stop, as a service manager does.
    #[cfg(unix)]
    pub fn ask_to_stop(&self) {
        let process = self.child.id().to_string();
        let status = Command::new("kill").args(["-TERM", &process]).status();
        assert!(status.unwrap().success());
    }

    /// Waits until the program has stopped by itself; whether it was content.
    pub fn has_stopped(&mut self) -> bool {
        self.child.wait().unwrap().success()
    }

    fn end(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// The most memory that the program has used so far, in kilobytes.
    #[cfg(target_os = "linux")]
    pub fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}

//! A free port of this machine, and what is served there until the test ends.
#![allow(dead_code, reason = "each test program uses a part of it")]

use assay_cli::Limits;
use axum::Router;
use std::net::{SocketAddr, TcpListener};

/// A port that nothing is served at yet.
pub struct Port(TcpListener);

impl Port {
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Self(listener)
    }

    pub fn socket(&self) -> SocketAddr {
        self.0.local_addr().unwrap()
    }

    /// Its address, without a slash at the end.
    pub fn address(&self) -> String {
        format!("http://{}", self.socket())
    }

    /// Serves from a thread of its own.
    pub fn serve(self, app: Router, limits: Limits) {
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(self.0).unwrap();
                assay_cli::serve(listener, app, limits).await.unwrap();
            });
        });
    }
}

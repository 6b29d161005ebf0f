//! The connections of `assay serve`: how long one may take to send a request, and which one is closed when there are
//! too many. Whoever opens many and sends nothing must not keep out those who have answers to send.

use super::rate_limiter::rate_limit_key;
use super::receiver::Limits;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tower::ServiceExt;

/// The longest head of a request, in bytes. Our pages send less than 2 kB.
const HEAD_BYTES: usize = 32 * 1024;

/// The time to wait where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(50);

/// The number of files that must be left to be opened beside the connections: answers are written to some.
const SPARE: usize = 16;

/// Serves until the process is asked to stop; requests that have begun are finished.
pub async fn serve(listener: TcpListener, app: Router, limits: Limits) -> io::Result<()> {
    let open = Arc::new(Connections::new(limits.connections));
    let closing = GracefulShutdown::new();
    let mut stop = pin!(stop_signal());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = Connection::new(&open, peer);
                tokio::spawn(connection.serve(stream, app.clone(), limits, closing.watcher()));
            }
            Err(error) => make_room(&open, &error).await,
        }
    }
    drop(listener);
    let _ = tokio::time::timeout(limits.time, closing.shutdown()).await;
    Ok(())
}

/// Waits for ctrl-c, or for the signal of a service manager. Without a handler the process simply ends.
async fn stop_signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// Closes connections where the process may not have as many open as it has. An error of one peer closes none.
async fn make_room(open: &Connections, error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if [ConnectionAborted, ConnectionRefused, ConnectionReset].contains(&error.kind()) {
        return;
    }
    open.allow_fewer();
    tokio::time::sleep(PAUSE).await;
}

/// One connection, for as long as it is open.
struct Connection {
    open: Arc<Connections>,
    number: u64,
    peer: SocketAddr,
    shut: oneshot::Receiver<()>,
}

impl Connection {
    fn new(open: &Arc<Connections>, peer: SocketAddr) -> Self {
        let (number, shut) = open.enter(rate_limit_key(peer.ip()));
        Self {
            open: open.clone(),
            number,
            peer,
            shut,
        }
    }

    /// Answers what is asked on this connection, until it ends or has to make room.
    async fn serve(mut self, stream: TcpStream, app: Router, limits: Limits, watcher: Watcher) {
        let (peer, number) = (self.peer, self.number);
        let open = self.open.clone();
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            open.note_request(number);
            let mut request: Request = request.map(Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            app.clone().oneshot(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head_time)
            .max_buf_size(HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), service);
        tokio::select! {
            _ = watcher.watch(connection) => {}
            _ = &mut self.shut => {}
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.open.lock().entries.remove(&self.number);
    }
}

/// All open connections.
struct Connections(Mutex<State>);

struct State {
    /// How many there may be.
    most: usize,
    /// Counts connections and requests: what has a higher number happened later.
    next: u64,
    entries: HashMap<u64, Entry>,
}

/// What decides whether a connection is closed to make room.
struct Entry {
    rate_limit_key: IpAddr,
    /// When it last began a request, or was opened.
    last_request: u64,
    shut: oneshot::Sender<()>,
}

impl Connections {
    fn new(most: usize) -> Self {
        Self(Mutex::new(State {
            most: most.max(1),
            next: 0,
            entries: HashMap::new(),
        }))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a connection; the channel says when it has to end.
    fn enter(&self, rate_limit_key: IpAddr) -> (u64, oneshot::Receiver<()>) {
        let mut state = self.lock();
        while state.entries.len() >= state.most {
            state.shut_one();
        }
        let number = state.count();
        let (shut, closed) = oneshot::channel();
        let entry = Entry {
            rate_limit_key,
            last_request: number,
            shut,
        };
        state.entries.insert(number, entry);
        (number, closed)
    }

    /// Notes that a request begins.
    fn note_request(&self, number: u64) {
        let mut state = self.lock();
        let now = state.count();
        if let Some(known) = state.entries.get_mut(&number) {
            known.last_request = now;
        }
    }

    /// Allows fewer connections from now on than the system has just refused.
    fn allow_fewer(&self) {
        let mut state = self.lock();
        state.most = state.entries.len().saturating_sub(SPARE).max(1);
        while state.entries.len() > state.most {
            state.shut_one();
        }
    }
}

impl State {
    fn count(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Ends the connection that has gone longest without a new request, of those from where most
    /// come from. An honest request is over long before its turn.
    fn shut_one(&mut self) {
        let mut counts = HashMap::new();
        for known in self.entries.values() {
            *counts.entry(known.rate_limit_key).or_insert(0_usize) += 1;
        }
        let longest = self
            .entries
            .iter()
            .max_by_key(|(_, known)| (counts[&known.rate_limit_key], u64::MAX - known.last_request))
            .map(|(number, _)| *number);
        if let Some(known) = longest.and_then(|number| self.entries.remove(&number)) {
            let _ = known.shut.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_with_most_connections_loses_the_one_that_asked_least_recently() {
        let open = Connections::new(4);
        let home = |last| IpAddr::from([10, 0, 0, last]);
        let (_, mut alone) = open.enter(home(1));
        let (talker, mut talks) = open.enter(home(2));
        let (_, mut silent) = open.enter(home(2));
        let (_, mut newer) = open.enter(home(2));
        open.note_request(talker);
        let (_, mut newest) = open.enter(home(3));
        assert!(silent.try_recv().is_ok(), "the one that has to go");
        for line in [&mut alone, &mut talks, &mut newer, &mut newest] {
            assert!(line.try_recv().is_err());
        }
        assert_eq!(open.lock().entries.len(), 4);
    }
}

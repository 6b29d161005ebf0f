//! `assay serve`: the site, its endpoint, and the recruiter's page, until the program is stopped.

use assay_cli::{Limits, RecruiterFolders};
use std::net::SocketAddr;

/// Serves a site and receives its answers.
pub fn serve(
    folder: &std::path::Path,
    submissions: &std::path::Path,
    addr: SocketAddr,
    limits: Limits,
    recruiter: Option<(RecruiterFolders, SocketAddr)>,
) -> Result<(), String> {
    if !folder.join("index.html").exists() {
        return Err(format!("{} holds no site.", folder.display()));
    }
    let unusable = |error: std::io::Error| {
        format!(
            "Answers cannot be kept in {}: {error}.",
            submissions.display()
        )
    };
    let receiver = assay_cli::Receiver::open(submissions, limits).map_err(unusable)?;
    let inside = submissions
        .canonicalize()
        .and_then(|inner| Ok(inner.starts_with(folder.canonicalize()?)))
        .map_err(unusable)?;
    if inside {
        return Err(format!(
            "{} is inside the site: everybody could read the answers. Name another folder.",
            submissions.display()
        ));
    }
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let (listener, addr) = listen(addr, "--addr").await?;
        println!("The test is at http://{addr}/");
        println!("Answers are kept in {}", submissions.display());
        if let Some((folders, addr)) = recruiter {
            let (listener, addr) = listen_for_recruiter(&folders, addr).await?;
            println!(
                "The recruiter's page is at http://{addr}/recruiter.html, for this machine only"
            );
            let app = assay_cli::recruiter_router(&folders, addr);
            tokio::spawn(assay_cli::serve(listener, app, limits));
        }
        assay_cli::serve(listener, assay_cli::router(folder, receiver), limits)
            .await
            .map_err(|error| error.to_string())
    })
}

async fn listen_for_recruiter(
    folders: &RecruiterFolders,
    addr: SocketAddr,
) -> Result<(tokio::net::TcpListener, SocketAddr), String> {
    if let Some(why) = assay_cli::unfit_address(addr) {
        return Err(why);
    }
    if !folders.page.join("recruiter.html").exists() {
        return Err(format!(
            "{} has no recruiter's page.",
            folders.page.display()
        ));
    }
    listen(addr, "--recruiter-addr").await
}

async fn listen(
    addr: SocketAddr,
    option: &str,
) -> Result<(tokio::net::TcpListener, SocketAddr), String> {
    let listener = tokio::net::TcpListener::bind(addr).await.map_err(|error| {
        format!("{addr} cannot be used: {error}. Is something else running there? Try {option}.")
    })?;
    let addr = listener.local_addr().unwrap_or(addr);
    Ok((listener, addr))
}

//! Local preview: the page that a browser asks for is rendered from memory, and shows again when a file changes.
//!
//! Nothing is written but the cache. The server listens on the loopback interface alone and answers only to names of this
//! machine, so that no page of the web can reach it through a made-up host name. Findings never stop it: they
//! stand on every page, above the content.

mod answer;
mod current;
mod host;
mod overlay;
mod watch;

use crate::cache::Cache;
use crate::diagnostic::Language;
use crate::world::World;
use answer::Answer;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
pub use current::Current;
use futures_util::StreamExt;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use tokio::net::TcpListener;
use tokio_stream::wrappers::BroadcastStream;
use watch::{Change, Watch};

/// Where events of reloads come from; no page of a site can stand there, since ids hold no underscore.
const EVENTS: &str = "/__guong/events";
/// The script that listens to them.
const SCRIPT: &str = "/__guong/reload.js";

/// The components of the theme with their examples, for those who make themes.
const GALLERY: &str = "/__guong/components";

/// What to preview.
#[derive(Debug)]
pub struct Preview {
    /// Port on the loopback interface; 0 for any free one.
    pub port: u16,
    /// The portal's folder.
    pub site: PathBuf,
    /// The language of findings.
    pub language: Language,
    /// Keeps what is costly to make.
    pub cache: Arc<dyn Cache>,
}

/// Why there is no preview.
#[derive(Debug)]
pub enum Trouble {
    /// The port is taken, or not to be had.
    Port(io::Error),
    /// The folders cannot be watched.
    Watch(io::Error),
    /// The system refuses what a server needs.
    Run(io::Error),
}

/// Serves what `world` holds until the process ends. Calls `ready` with the address of the home page, and
/// `reloaded` with the number of findings after each change.
///
/// # Errors
/// What [`Trouble`] tells.
pub fn run(
    world: Arc<dyn World>,
    preview: &Preview,
    ready: impl FnOnce(&str),
    reloaded: impl Fn(&Current) + Send + Sync + 'static,
) -> Result<(), Trouble> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(Trouble::Run)?;
    // What is saved while the portal is being read waits here, and is taken over afterwards.
    let (tell, told) = mpsc::channel();
    let mut watch = Watch::new(&preview.site, &["content", "themes"], move |change| {
        // Nobody has to be listening.
        let _ = tell.send(change);
    })
    .map_err(Trouble::Watch)?;
    let current = Arc::new(Current::load(world, Arc::clone(&preview.cache), preview.language));
    let watched = Arc::clone(&current);
    std::thread::spawn(move || {
        for Change { paths, renews } in told {
            if renews {
                // A folder that is gone again comes with the next change.
                let _ = watch.renew();
            }
            watched.reload(paths.as_deref());
            reloaded(&watched);
        }
    });
    runtime.block_on(async {
        let listener =
            TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, preview.port))).await.map_err(Trouble::Port)?;
        let port = listener.local_addr().map_err(Trouble::Port)?.port();
        ready(&format!("http://127.0.0.1:{port}{}", current.base_path()));
        let router = Router::new()
            .route(EVENTS, get(events))
            .route(SCRIPT, get(script))
            .route(GALLERY, get(gallery))
            .fallback(get(page))
            .layer(axum::middleware::from_fn(host::check))
            .with_state(current);
        axum::serve(listener, router).await.map_err(Trouble::Run)
    })
}

async fn page(State(current): State<Arc<Current>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    // Rendering is work for the processor, not waiting; the other worker goes on answering.
    let answer = tokio::task::spawn_blocking(move || current.answer(&path)).await;
    answer.map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), IntoResponse::into_response)
}

async fn gallery(State(current): State<Arc<Current>>) -> Response {
    let answer = tokio::task::spawn_blocking(move || current.gallery()).await;
    answer.map_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response(), IntoResponse::into_response)
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.bytes));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(place) = self.location.and_then(|place| HeaderValue::from_str(&place).ok()) {
            headers.insert(header::LOCATION, place);
        }
        response
    }
}

async fn events(State(current): State<Arc<Current>>) -> impl IntoResponse {
    let changes = BroadcastStream::new(current.subscribe());
    // Every subscriber is told what is shown now, since it may have changed after its page was made, and then of each change;
    // one that fell behind is told once more, which does no harm.
    let now = move || Event::default().data(current.book().generation.to_string());
    let events =
        futures_util::stream::once(async {}).chain(changes.map(drop)).map(move |()| Ok::<_, Infallible>(now()));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("reload.js"))
}

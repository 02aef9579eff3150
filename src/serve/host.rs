//! Refuses requests that were not made to this machine by its own name.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Lets a request through whose `Host` is a loopback name. A page of the web that points its own name at the
/// loopback address (DNS rebinding) would send that name.
pub async fn check(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(is_local) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "guong serve: chỉ trả lời máy này (only answers this machine)\n").into_response()
    }
}

fn is_local(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| name.eq_ignore_ascii_case(local))
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_names_of_this_machine_pass() {
        for host in ["localhost", "localhost:4000", "127.0.0.1:80", "[::1]:4000", "LOCALHOST:1"] {
            assert!(is_local(host), "{host}");
        }
        for host in ["example.vn", "127.0.0.1.example.vn", "localhost.evil:4000", "", "127.0.0.2", "localhost:x"] {
            assert!(!is_local(host), "{host}");
        }
    }
}

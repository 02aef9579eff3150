//! What can go wrong between here and a store. No message tells a key.

use crate::diagnostic::Text;
use crate::publish::errors::{NAMES_SHOWN, PublishError};
use crate::publish::rules::{
    PUBLISHED_FILE, STORE_CHANGED, STORE_FAILED, STORE_FOREIGN, STORE_MANIFEST, STORE_UNUSABLE,
};
use crate::text;
use object_store::client::{HttpError, HttpErrorKind};
use std::error::Error;
use std::io;

/// What messages say of a store, and what they may not.
#[derive(Debug)]
pub(super) struct Told {
    /// The address, such as `s3://cong/mau`.
    pub(super) place: String,
    /// Keys.
    pub(super) secrets: Vec<String>,
}

impl Told {
    /// The store did not do what it was asked for.
    pub(super) fn failed(&self, path: &str, error: &object_store::Error) -> PublishError {
        let (place, Text { vi, en }) = (&self.place, reason(error));
        let at = if path.is_empty() { String::new() } else { format!("/{path}") };
        PublishError::new(&STORE_FAILED, text!("{place}{at}: {vi}", "{place}{at}: {en}"))
            .hint(text!(
                "khắc phục rồi chạy lại: lần sau làm tiếp từ chỗ dở; người đọc không thấy trang nào thiếu tệp",
                "mend this and run again: the next run goes on from here, and no reader sees a page that lacks a file"
            ))
            .because(said(error, &self.secrets))
    }

    /// An object that should list files does not.
    pub(super) fn manifest_damaged(&self, path: &str) -> PublishError {
        let place = &self.place;
        PublishError::new(
            &STORE_MANIFEST,
            text!("bản kê {place}/{path} không đọc được", "the manifest {place}/{path} cannot be read"),
        )
        .hint(text!(
            "chưa động vào gì; khôi phục tệp đó từ bản lưu, hoặc đưa cổng vào một chỗ trống (bucket hay thư mục khác)",
            "nothing was touched; restore this object from a backup, or upload to an empty place (another bucket or folder)"
        ))
    }

    /// Objects of others stand where files of the site go.
    pub(super) fn foreign(&self, paths: &[String]) -> PublishError {
        let (place, count) = (&self.place, paths.len());
        let shown = paths.iter().take(NAMES_SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if count > NAMES_SHOWN { ", …" } else { "" };
        PublishError::new(
            &STORE_FOREIGN,
            text!(
                "{place} có đối tượng của người khác ở chỗ của cổng ({count}): {shown}{more}",
                "{place} holds objects of others where the portal goes ({count}): {shown}{more}"
            ),
        )
        .hint(text!(
            "chọn bucket hay thư mục khác, hoặc tự xóa các đối tượng ấy nếu không cần nữa; chúng còn nguyên",
            "choose another bucket or folder, or delete these objects yourself if nobody needs them; they are untouched"
        ))
    }

    /// Another run came in between.
    pub(super) fn overtaken(&self) -> PublishError {
        let place = &self.place;
        PublishError::new(
            &STORE_CHANGED,
            text!("một lần đưa lên khác chen vào ở {place}", "another upload to {place} came in between"),
        )
        .hint(text!(
            "chạy lại: lần sau so từng tệp với kho rồi sửa cho đúng",
            "run again: the next run compares every file with the store and mends what differs"
        ))
    }
}

/// A file is not the one that was checked.
pub(super) fn changed(path: &str) -> PublishError {
    PublishError::new(
        &PUBLISHED_FILE,
        text!("tệp {path} đổi trong lúc đưa lên", "the file {path} changed while it was uploaded"),
    )
    .hint(text!("chờ dựng xong rồi chạy lại", "wait until the site is built, then run again"))
}

/// A file cannot be read.
pub(super) fn unreadable(path: &str, error: io::Error) -> PublishError {
    if error.kind() == io::ErrorKind::NotFound {
        return changed(path);
    }
    crate::publish::errors::cannot_read(path.as_ref(), error)
}

/// The system gives no means to wait for a network.
pub(super) fn no_runtime(told: &Told, error: io::Error) -> PublishError {
    let place = &told.place;
    PublishError::new(&STORE_FAILED, text!("không bắt đầu được với {place}", "cannot begin with {place}"))
        .because(error)
}

/// Nobody said who asks.
pub(super) fn no_keys() -> PublishError {
    PublishError::new(&STORE_UNUSABLE, text!("chưa có khóa truy cập kho", "there are no keys for the store")).hint(
        text!(
            "đặt hai biến môi trường AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY",
            "set the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        ),
    )
}

/// The address of the server is none.
pub(super) fn bad_endpoint() -> PublishError {
    PublishError::new(
        &STORE_UNUSABLE,
        text!("địa chỉ máy chủ của kho không dùng được", "the address of the store's server cannot be used"),
    )
    .hint(text!(
        "viết như https://kho.example.vn, không kèm tên hay mật khẩu; khóa để trong biến môi trường",
        "write it like https://store.example.vn, without a name or password; keys go into variables"
    ))
}

/// Keys and files would go over the network for all to read.
pub(super) fn plain_http(host: &str) -> PublishError {
    PublishError::new(
        &STORE_UNUSABLE,
        text!("http tới {host} không mã hóa đường truyền", "http to {host} is not encrypted"),
    )
    .hint(text!(
        "dùng https; nếu đó là mạng nội bộ tin được thì thêm --plain-http",
        "use https; where this is a network that you trust, add --plain-http"
    ))
}

/// The client does not understand a variable, or finds no certificates.
pub(super) fn bad_settings(error: &object_store::Error, secrets: &[String]) -> PublishError {
    PublishError::new(
        &STORE_UNUSABLE,
        text!("không vào kho được với các thiết lập này", "the store cannot be entered with these settings"),
    )
    .hint(text!(
        "xem lại các biến AWS_…; https còn cần chứng thư gốc của hệ điều hành (gói ca-certificates)",
        "look at the variables AWS_…; https also needs the system's certificates (the package ca-certificates)"
    ))
    .because(said(error, secrets))
}

/// What happened, as far as it is one of the common things.
fn reason(error: &object_store::Error) -> Text {
    match error {
        _ if error.to_string().contains("<Code>NoSuchBucket<") => {
            text!("kho không có bucket này", "the store has no such bucket")
        }
        object_store::Error::NotFound { .. } => {
            text!("kho không có bucket hay đối tượng này", "the store has no such bucket or object")
        }
        object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. } => {
            text!("kho không cho khóa này làm việc đó", "the store does not let this key do that")
        }
        object_store::Error::InvalidPath { .. } => {
            text!("kho có đối tượng mang tên không đọc được", "the store holds an object whose name cannot be read")
        }
        _ => match kind(error) {
            Some(HttpErrorKind::Connect) => text!("không kết nối được với kho", "the store cannot be reached"),
            Some(HttpErrorKind::Timeout) => text!("kho không trả lời kịp", "the store did not answer in time"),
            Some(_) => text!("kết nối với kho bị đứt", "the connection to the store broke"),
            None => text!("kho không làm được", "the store failed"),
        },
    }
}

fn kind(error: &object_store::Error) -> Option<HttpErrorKind> {
    causes(error).find_map(|cause| cause.downcast_ref::<HttpError>()).map(HttpError::kind)
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// Whether the server says that it does not know conditional puts.
pub(super) fn is_unsupported(error: &object_store::Error) -> bool {
    matches!(error, object_store::Error::NotImplemented { .. }) || error.to_string().contains("501 Not Implemented")
}

/// What the store said: the code and the message of its answer where it has them, and no key.
fn said(error: &object_store::Error, secrets: &[String]) -> io::Error {
    let mut whole = error.to_string();
    if let Some(cause) = causes(error).last().map(ToString::to_string).filter(|cause| !whole.contains(cause)) {
        whole = format!("{whole}: {cause}");
    }
    let told = match (within(&whole, "Code"), within(&whole, "Message")) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        (Some(code), None) => code.to_owned(),
        _ => without_queries(&whole),
    };
    io::Error::other(secrets.iter().fold(told, |told, secret| told.replace(secret.as_str(), "***")))
}

fn within<'a>(text: &'a str, element: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("<{element}>"))?;
    rest.split_once(&format!("</{element}>")).map(|(inner, _)| inner)
}

/// Addresses may carry tokens behind a question mark.
fn without_queries(text: &str) -> String {
    let words = text.split(' ').map(|word| match word.split_once('?') {
        Some((address, _)) if address.contains("://") => format!("{address}?…"),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let error = object_store::Error::Generic { store: "S3", source: text.to_owned().into() };
        said(&error, &["bi-mat".to_owned()]).to_string()
    }

    #[test]
    fn answers_are_told_without_keys() {
        assert_eq!(told("x <Error><Code>NoSuchBucket</Code><Message>None.</Message></Error>"), "NoSuchBucket: None.");
        assert_eq!(told("<Code>A</Code><StringToSign>bi-mat</StringToSign>"), "A");
        assert_eq!(told("at https://sts.example/?Token=abc (x)"), "Generic S3 error: at https://sts.example/?… (x)");
        assert_eq!(told("key bi-mat is wrong"), "Generic S3 error: key *** is wrong");
    }
}

//! Addresses of links and pictures: which are ours, which lead outside, which are refused.

use crate::source::Span;
use std::fmt::Write as _;

/// Where a link leads, or where a picture's bytes come from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// A file of the content folder, relative to the file that names it, or a place in the same page.
    Local {
        /// The path, percent-decoded, without query and fragment; empty for a place in the same page.
        path: String,
        /// What follows `#`, percent-decoded.
        fragment: Option<String>,
    },
    /// A web address (`http`, `https`), a mail address (`mailto`) or a phone number (`tel`), percent-encoded so
    /// that it can stand in `href`.
    Outside(String),
    /// An address that is not published, as it was written.
    Refused(String),
}

impl Address {
    /// Reads a link's destination, already free of Markdown's escapes and entities.
    #[must_use]
    pub fn of_link(destination: &str) -> Self {
        // Browsers drop blanks and control characters in front of and inside a scheme; so does this test.
        let bare: String = destination.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        match scheme(&bare) {
            Some("http" | "https") if has_host(&bare) => Address::Outside(encode(destination.trim())),
            Some("mailto") if bare.contains('@') => Address::Outside(encode(destination.trim())),
            Some("tel") if bare.bytes().any(|b| b.is_ascii_digit()) => Address::Outside(encode(destination.trim())),
            Some(_) => Address::Refused(destination.to_owned()),
            None if bare.starts_with("//") || bare.starts_with('\\') => Address::Refused(destination.to_owned()),
            None => local(destination.trim()),
        }
    }

    /// Reads a picture's address: only files of the content folder are shown.
    #[must_use]
    pub fn of_image(destination: &str) -> Self {
        match Address::of_link(destination) {
            Address::Local { path, .. } if !path.is_empty() => Address::Local { path, fragment: None },
            _ => Address::Refused(destination.to_owned()),
        }
    }

    /// Whether it is an `http` or `https` address.
    #[must_use]
    pub fn is_web(&self) -> bool {
        matches!(self, Address::Outside(href) if matches!(scheme(href), Some("http" | "https")))
    }
}

/// A link in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole link, brackets included.
    pub span: Span,
    /// Where it leads.
    pub address: Address,
    /// The words that are the link, without markup.
    pub text: String,
}

/// A picture in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The whole picture, brackets included.
    pub span: Span,
    /// Where its bytes are: [`Address::Local`] without a fragment, or [`Address::Refused`].
    pub address: Address,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its title, shown as a caption; empty where there is none.
    pub title: String,
}

/// The scheme of an address in lower case, where it has one that we know; other schemes as `""`.
fn scheme(address: &str) -> Option<&'static str> {
    let (name, _) = address.split_once(':')?;
    let mut bytes = name.bytes();
    let valid = bytes.next().is_some_and(|b| b.is_ascii_alphabetic())
        && bytes.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let known = ["http", "https", "mailto", "tel"];
    valid.then(|| known.into_iter().find(|known| name.eq_ignore_ascii_case(known)).unwrap_or(""))
}

fn has_host(address: &str) -> bool {
    let Some((_, rest)) = address.split_once("://") else { return false };
    rest.split(['/', '?', '#', '\\']).next().is_some_and(|host| host.chars().any(char::is_alphanumeric))
}

fn local(destination: &str) -> Address {
    let (rest, fragment) = match destination.split_once('#') {
        Some((rest, fragment)) => (rest, Some(decode(fragment))),
        None => (destination, None),
    };
    let path = rest.split('?').next().unwrap_or_default();
    Address::Local { path: decode(path), fragment: fragment.filter(|fragment| !fragment.is_empty()) }
}

/// Resolves `%41`; what is not an escape, or would not be UTF-8, stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = escape_at(bytes, at);
        out.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

fn escape_at(bytes: &[u8], at: usize) -> Option<u8> {
    let &[b'%', high, low] = bytes.get(at..at + 3)? else { return None };
    let digit = |b: u8| char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok());
    Some(digit(high)? * 16 + digit(low)?)
}

/// Percent-encodes whatever may not stand in an address (WHATWG URL, "URL code points").
fn encode(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    let mut in_fragment = false;
    for (at, &byte) in bytes.iter().enumerate() {
        let plain = match byte {
            b'%' => escape_at(bytes, at).is_some(),
            b'#' => !std::mem::replace(&mut in_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-_.~:/?@!$&'()*+,;=".contains(&byte),
        };
        if plain {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(path: &str, fragment: Option<&str>) -> Address {
        Address::Local { path: path.into(), fragment: fragment.map(Into::into) }
    }

    #[test]
    fn addresses_are_told_apart() {
        let outside = |s: &str| Address::Outside(s.into());
        let refused = |s: &str| Address::Refused(s.into());
        for (written, expected) in [
            ("../plans/kien-an.md#ii-4-dd", local("../plans/kien-an.md", Some("ii-4-dd"))),
            ("t%E1%BB%87p%20a.md", local("tệp a.md", None)),
            ("100%.md", local("100%.md", None)),
            ("%ff.md", local("%ff.md", None)),
            ("#ii", local("", Some("ii"))),
            ("a.md?x=1#", local("a.md", None)),
            ("javascript%3Aalert(1)", local("javascript:alert(1)", None)),
            ("HTTPS://a.vn/tìm?q=a b[1]#x#y", outside("HTTPS://a.vn/t%C3%ACm?q=a%20b%5B1%5D#x%23y")),
            ("https://a.vn/100%", outside("https://a.vn/100%25")),
            ("mailto:a@b.vn", outside("mailto:a@b.vn")),
            ("tel:19000000", outside("tel:19000000")),
            ("javascript:alert(1)", refused("javascript:alert(1)")),
            ("JaVa\tscript:alert(1)", refused("JaVa\tscript:alert(1)")),
            ("\u{1}javascript:alert(1)", refused("\u{1}javascript:alert(1)")),
            ("data:text/html,x", refused("data:text/html,x")),
            ("file:///etc/passwd", refused("file:///etc/passwd")),
            ("C:\\a.md", refused("C:\\a.md")),
            ("//a.vn/x", refused("//a.vn/x")),
            ("\\\\a.vn\\x", refused("\\\\a.vn\\x")),
            ("https://", refused("https://")),
            ("mailto:x", refused("mailto:x")),
        ] {
            assert_eq!(Address::of_link(written), expected, "{written}");
        }
    }

    #[test]
    fn pictures_come_from_the_content_folder_alone() {
        assert_eq!(Address::of_image("a%20b.jpg#x"), local("a b.jpg", None));
        for refused in ["https://a.vn/a.jpg", "data:image/png;base64,x", "#x", ""] {
            assert_eq!(Address::of_image(refused), Address::Refused(refused.into()));
        }
    }
}

//! Signatures below a text, in the form of `C2SP` signed notes.

use super::key::{PublicKey, SecretKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;

/// One signature below a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Name of the key.
    pub name: String,
    /// The four bytes that name it, and the signature.
    pub bytes: Vec<u8>,
}

impl Signature {
    /// The key's signature of `body`.
    #[must_use]
    pub fn of(body: &str, key: &SecretKey) -> Self {
        let public = key.public();
        let bytes = [&public.id()[..], &key.sign(body.as_bytes())].concat();
        Signature { name: public.name().to_owned(), bytes }
    }

    /// Whether it is the key's signature of `body`.
    #[must_use]
    pub fn is_by(&self, key: &PublicKey, body: &str) -> bool {
        let own = self.bytes.split_at_checked(4).filter(|(id, _)| *id == key.id());
        let bytes = own.and_then(|(_, bytes)| bytes.try_into().ok());
        self.name == key.name() && bytes.is_some_and(|bytes| key.verifies(body.as_bytes(), bytes))
    }
}

/// The text with its signatures below.
pub(super) fn write(mut body: String, signatures: &[Signature]) -> String {
    if !signatures.is_empty() {
        body.push('\n');
    }
    for Signature { name, bytes } in signatures {
        let _ = writeln!(body, "\u{2014} {name} {}", STANDARD.encode(bytes));
    }
    body
}

/// The text and its signatures; none where a line below the text is no signature, or stands there twice: it would prove no
/// more, and the note would not be the one that was written.
pub(super) fn read(text: &str) -> Option<(&str, Vec<Signature>)> {
    let (body, signatures) = text.split_once("\n\n").unwrap_or((text, ""));
    let signature = |line: &str| {
        let (name, encoded) = line.strip_prefix("\u{2014} ")?.split_once(' ')?;
        Some(Signature { name: name.to_owned(), bytes: STANDARD.decode(encoded).ok()? })
    };
    let signatures: Vec<Signature> = signatures.lines().map(signature).collect::<Option<_>>()?;
    let is_new = |(at, one): (usize, &Signature)| !signatures[..at].contains(one);
    signatures.iter().enumerate().all(is_new).then_some((body, signatures))
}

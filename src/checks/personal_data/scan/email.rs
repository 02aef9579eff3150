//! Addresses of mail that are a person's: those at providers whom anybody may write from.
//!
//! An office's own domain is how the office is reached; whether such a box is one person's, nothing tells.

use super::{Finding, PersonalData};

/// Domains of providers, without their endings.
const PROVIDERS: [&str; 14] = [
    "gmail",
    "googlemail",
    "yahoo",
    "ymail",
    "hotmail",
    "outlook",
    "live",
    "msn",
    "icloud",
    "me",
    "proton",
    "protonmail",
    "zoho",
    "mail",
];

/// Every private address.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let signs = text.match_indices('@');
    let found = signs.filter_map(|(at, _)| {
        let name =
            text[..at].bytes().rev().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._-+".contains(b)).count();
        let domain =
            text[at + 1..].bytes().take(80).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
        let written = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let (provider, ending) = written.split_once('.')?;
        let private = PROVIDERS.contains(&provider.to_ascii_lowercase().as_str());
        let ends =
            matches!(ending.to_ascii_lowercase().as_str(), "com" | "com.vn" | "vn" | "net" | "me" | "ru" | "co.uk");
        (name > 0 && private && ends)
            .then(|| Finding { kind: PersonalData::Email, range: at - name..at + 1 + written.len() })
    });
    found.collect()
}

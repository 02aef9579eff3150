//! Addresses of mail that are a person's: those at providers whom anybody may write from.
//!
//! An office's own domain is how the office is reached; whether such a box is one person's, nothing tells.

use super::{Finding, PersonalData};

/// Domains of providers, without their endings.
const PROVIDERS: [&str; 28] = [
    "g-mail",
    "gmai",
    "gmal",
    "gmial",
    "gamil",
    "gmali",
    "yaho",
    "aol",
    "yandex",
    "zohomail",
    "gmx",
    "tutanota",
    "fastmail",
    "hotmai",
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

/// Every private address, also one whose signs are written as words.
pub(super) fn find(text: &str) -> Vec<Finding> {
    let mut found = plain(text);
    found.extend(disguised(text));
    found
}

/// "mau.nguyen [at] gmail [dot] com", "mau.nguyen @ gmail . com".
fn disguised(text: &str) -> Vec<Finding> {
    const AT: [&str; 14] = [
        "(a)",
        "[a]",
        "{a}",
        "[at]",
        "(at)",
        "{at}",
        "<at>",
        "[a còng]",
        "(a còng)",
        "a còng",
        "[@]",
        "(@)",
        "@",
        " at",
    ];
    const DOT: [&str; 11] = ["(.)", "[.]", ",", "[dot]", "(dot)", "{dot}", "[chấm]", "(chấm)", "chấm", "dot", "."];
    // Lengths stay: only ASCII letters change.
    let small = text.to_ascii_lowercase();
    let names = ["gmail", "yahoo", "hotmail", "outlook", "icloud"];
    let places = names.iter().flat_map(|name| small.match_indices(name).map(|(at, name)| (at, at + name.len())));
    let found = places.filter_map(|(start, end)| {
        let ahead = small[..start].trim_end();
        let signed = AT.iter().find_map(|sign| ahead.strip_suffix(sign)).map(str::trim_end);
        // "mau.nguyen gmail.com".
        let ahead = signed.or_else(|| (ahead.len() < start && is_name_of_box(ahead)).then_some(ahead))?;
        let name =
            ahead.bytes().rev().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._-+".contains(b)).count();
        let rest = small[end..].trim_start();
        // "…@gmailcom".
        let forgotten = signed.is_some() && small[end..].starts_with("com");
        let dotted = DOT.iter().find_map(|sign| rest.strip_prefix(sign)).map(str::trim_start);
        let rest = dotted.or(forgotten.then_some(rest))?;
        let ending = ["com", "vn", "net"].iter().find(|ending| rest.starts_with(**ending))?;
        let end = small.len() - rest.len() + ending.len();
        (name > 2).then(|| Finding { kind: PersonalData::Email, range: ahead.len() - name..end })
    });
    found.collect()
}

/// Whether the last word of `ahead` names a box: it is longer than any word of Vietnamese, or has a sign or a digit.
fn is_name_of_box(ahead: &str) -> bool {
    let start = ahead.rfind(|c: char| c.is_whitespace() || matches!(c, ':' | '(' | ',')).map_or(0, |at| at + 1);
    let Some(name) = ahead.get(start..).filter(|name| name.len() > 3 && name.is_ascii()) else { return false };
    let signs =
        name.trim_end_matches(['.', '-']).contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '-'));
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains('/') && (signs || name.len() > 8)
}

fn plain(text: &str) -> Vec<Finding> {
    let signs = text.match_indices('@');
    let found = signs.filter_map(|(at, _)| {
        let name =
            text[..at].bytes().rev().take(64).take_while(|b| b.is_ascii_alphanumeric() || b"._-+".contains(b)).count();
        let domain =
            text[at + 1..].bytes().take(80).take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
        let written = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-']);
        let (provider, ending) = written.split_once('.')?;
        let private = PROVIDERS.contains(&provider.to_ascii_lowercase().as_str());
        let ends = matches!(
            ending.to_ascii_lowercase().as_str(),
            "com"
                | "com.vn"
                | "vn"
                | "net"
                | "me"
                | "ru"
                | "co"
                | "con"
                | "cm"
                | "co.uk"
                | "co.jp"
                | "fr"
                | "de"
                | "org"
        );
        (name > 0 && private && ends)
            .then(|| Finding { kind: PersonalData::Email, range: at - name..at + 1 + written.len() })
    });
    found.collect()
}

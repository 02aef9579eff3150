//! Fills the templates of new files.

use crate::vietnamese::nfc;

/// `template` with a value for each `@NAME@`, all at once: a value that holds a name stays as it is.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find('@') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = values.iter().find_map(|(name, value)| {
            let after = rest[1..].strip_prefix(name)?.strip_prefix('@')?;
            Some((value, after))
        });
        let (value, after) = known.map_or(("@", &rest[1..]), |(value, after)| (*value, after));
        text.push_str(value);
        rest = after;
    }
    text + rest
}

/// Words as they stand between straight quotes in TOML: in NFC, on one line and with single blanks.
pub(super) fn quoted(words: &str) -> String {
    let words = nfc(words).replace(|c: char| c.is_control(), " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('"', "\\\"")
}

/// No more than the first `most` characters, to the end of a word where there is one.
pub(super) fn shortened(words: &str, most: usize) -> &str {
    let Some((end, _)) = words.char_indices().nth(most) else { return words };
    let (cut, rest) = words.split_at(end);
    let is_whole = rest.starts_with(char::is_whitespace);
    cut.rfind(char::is_whitespace).filter(|_| !is_whole).map_or(cut, |at| &cut[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once_and_words_stay_on_their_line() {
        let values = [("A", "@B@"), ("B", "b"), ("AB", "ab")];
        assert_eq!(fill("@A@ @B@ @AB@ @C@ a@b.vn @", &values), "@B@ b ab @C@ a@b.vn @");
        assert_eq!(quoted("To\u{302}\u{309}"), "Tổ");
        assert_eq!(
            [shortened("một hai ba", 7), shortened("một hai ba", 6), shortened("mộthai", 3)],
            ["một hai", "một", "một"]
        );
        assert_eq!(quoted("Tổ \"năm\"\n C:\\a\u{0}\u{1b} "), "Tổ \\\"năm\\\" C:\\\\a");
    }
}

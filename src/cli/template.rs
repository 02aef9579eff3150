//! Fills the templates of new files.

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

/// Words as they stand between straight quotes in TOML, on one line and with single blanks.
pub(super) fn quoted(words: &str) -> String {
    let words = words.replace(|c: char| c.is_control(), " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once_and_words_stay_on_their_line() {
        let values = [("A", "@B@"), ("B", "b"), ("AB", "ab")];
        assert_eq!(fill("@A@ @B@ @AB@ @C@ a@b.vn @", &values), "@B@ b ab @C@ a@b.vn @");
        assert_eq!(quoted("Tổ \"năm\"\n C:\\a\u{0}\u{1b} "), "Tổ \\\"năm\\\" C:\\\\a");
    }
}

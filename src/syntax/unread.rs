//! What syntax errors hide of a file.

/// The parts of front matter or a register that could not be read. What may stand there is not said to be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    texts: Vec<String>,
    everything: bool,
}

impl Unread {
    /// A file of which nothing could be read.
    #[must_use]
    pub fn everything() -> Self {
        Unread { texts: Vec::new(), everything: true }
    }

    /// Whether nothing could be read.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.everything
    }

    /// A file of which all but these texts could be read.
    #[must_use]
    pub fn of(texts: Vec<String>) -> Self {
        Unread { texts, everything: false }
    }

    /// Notes more of what could not be read.
    pub fn note(&mut self, texts: impl IntoIterator<Item = String>) {
        self.texts.extend(texts);
    }

    /// Whether the key or id `word` may stand in what could not be read.
    #[must_use]
    pub fn may_hold(&self, word: &str) -> bool {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let stands = |text: &String| {
            text.match_indices(word)
                .any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
        };
        self.everything || self.texts.iter().any(stands)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_for_whole() {
        let unread = Unread::of(vec!["id = to-dan-pho-5\"".to_owned()]);
        assert!(unread.may_hold("to-dan-pho-5") && unread.may_hold("id"));
        assert!(!unread.may_hold("dan-pho") && !unread.may_hold("to-dan-pho"));
        assert!(Unread::everything().may_hold("x") && !Unread::default().may_hold("x"));
    }
}

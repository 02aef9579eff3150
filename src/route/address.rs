//! Where something stands, and how pages refer to one another.

use crate::model::LinkStyle;

/// Where something stands: a path below the site's root, ending in `/` for a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(pub(super) String);

impl Address {
    /// The address of a file at this path below the root, such as a hashed asset.
    #[must_use]
    pub fn of_file(path: impl Into<String>) -> Self {
        Address(path.into())
    }

    /// The home page of the member portal in `folder`.
    #[must_use]
    pub fn of_member(folder: &str) -> Self {
        Address(format!("{folder}/"))
    }

    /// The path below the root, as it stands after the base address: `guong/bai/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The file that holds it: `guong/bai/index.html`.
    #[must_use]
    pub fn file(&self) -> String {
        if self.is_page() { format!("{}index.html", self.0) } else { self.0.clone() }
    }

    /// The absolute address, below `base_url`, which ends in `/`.
    #[must_use]
    pub fn absolute(&self, base_url: &str) -> String {
        format!("{base_url}{}", self.0)
    }

    /// The way from this page up to the root: `./`, `../`, `../../`.
    #[must_use]
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The relative address by which the page at this address refers to the one at `other`.
    #[must_use]
    pub fn link_to(&self, other: &Address, style: LinkStyle) -> String {
        // The last segment is a file's name, or empty for a page: only folders are compared, which end in a slash.
        let alike = self.0.bytes().zip(other.0.bytes()).take_while(|(a, b)| a == b).count();
        let common = self.0.as_bytes()[..alike].iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        let up = self.0[common..].matches('/').count();
        let down = &other.0[common..];
        let file = if other.is_page() && style == LinkStyle::Explicit { "index.html" } else { "" };
        let mut link = String::with_capacity(3 * up + down.len() + file.len());
        (0..up).for_each(|_| link.push_str("../"));
        link.push_str(down);
        link.push_str(file);
        if link.is_empty() { "./".to_owned() } else { link }
    }

    fn is_page(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: &str, to: &str, style: LinkStyle) -> String {
        Address(from.into()).link_to(&Address(to.into()), style)
    }

    #[test]
    fn links_are_relative_and_explicit_where_asked() {
        for (from, to, directory, explicit) in [
            ("", "", "./", "index.html"),
            ("", "guong/", "guong/", "guong/index.html"),
            ("guong/", "", "../", "../index.html"),
            ("guong/a/", "guong/b/", "../b/", "../b/index.html"),
            ("guong/a/", "guong/a/", "./", "index.html"),
            ("guong/a/", "guong/", "../", "../index.html"),
            ("guong/a/", "guong/a/anh.jpg", "anh.jpg", "anh.jpg"),
            ("lich/", "lich.ics", "../lich.ics", "../lich.ics"),
            ("404.html", "guong/", "guong/", "guong/index.html"),
            ("feed.xml", "guong/a/", "guong/a/", "guong/a/index.html"),
        ] {
            assert_eq!(link(from, to, LinkStyle::Directory), directory, "{from} -> {to}");
            assert_eq!(link(from, to, LinkStyle::Explicit), explicit, "{from} -> {to}");
        }
        assert_eq!(Address("guong/a/".into()).root(), "../../");
        assert_eq!(Address(String::new()).root(), "./");
    }
}

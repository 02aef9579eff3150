//! Shortens the tags of a finished page in one pass, without a tree.
//!
//! Templates are minified before their values are known; what is left to do on the page is to drop the quotation
//! marks that a value turned out not to need, and the spaces that attributes left out have left behind. Text, comments
//! and the content of scripts, styles and the like are copied as they are.

use memchr::{memchr, memmem};

/// Elements whose content is not markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The page with its tags as short as valid HTML allows. A tag that never ends keeps what follows its last attribute.
/// What is UTF-8 stays so: all that is looked for, and all that is dropped, is ASCII.
pub(in crate::theme) fn tidy(html: &[u8]) -> Vec<u8> {
    let mut page = Page { html, at: 0, copied: 0, out: Vec::with_capacity(html.len()) };
    while let Some(open) = memchr(b'<', page.rest()) {
        page.at += open + 1;
        match page.next() {
            Some(b'a'..=b'z' | b'A'..=b'Z') => page.start_tag(),
            Some(b'!') if page.rest().starts_with(b"!--") => page.skip_past(b"-->"),
            _ => {}
        }
    }
    page.out.extend_from_slice(&html[page.copied..]);
    page.out
}

/// A page on its way: everything before `copied` is in `out` already.
struct Page<'a> {
    html: &'a [u8],
    at: usize,
    copied: usize,
    out: Vec<u8>,
}

impl<'a> Page<'a> {
    fn next(&self) -> Option<u8> {
        self.html.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        &self.html[self.at..]
    }

    fn skip_past(&mut self, mark: &[u8]) {
        self.at = memmem::find(self.rest(), mark).map_or(self.html.len(), |found| self.at + found + mark.len());
    }

    /// Moves on while bytes are of none of the `kinds`.
    fn skip_until(&mut self, kinds: u8) {
        let rest = self.rest();
        self.at += rest.iter().position(|&b| is(b, kinds)).unwrap_or(rest.len());
    }

    /// Moves on while bytes are of one of the `kinds`.
    fn skip_while(&mut self, kinds: u8) {
        let rest = self.rest();
        self.at += rest.iter().position(|&b| !is(b, kinds)).unwrap_or(rest.len());
    }

    /// Puts `text` in the place of `html[start..end]`.
    fn replace(&mut self, start: usize, end: usize, text: &[u8]) {
        self.out.extend_from_slice(&self.html[self.copied..start]);
        self.out.extend_from_slice(text);
        self.copied = end;
    }

    fn start_tag(&mut self) {
        let start = self.at;
        self.skip_while(NAME);
        let name = &self.html[start..self.at];
        let mut is_bare = false;
        loop {
            let space = self.at;
            self.skip_while(SPACE);
            match self.next() {
                None => return,
                Some(b'>') => {
                    self.shorten_space(space, b"");
                    self.at += 1;
                    break;
                }
                Some(b'/') if self.rest().starts_with(b"/>") => {
                    // After a value without quotation marks the slash would belong to the value.
                    self.shorten_space(space, if is_bare { b" " } else { b"" });
                    self.at += 2;
                    break;
                }
                Some(_) => self.shorten_space(space, b" "),
            }
            match self.attribute() {
                Some(bare) => is_bare = bare,
                None => return,
            }
        }
        if let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw.as_bytes())) {
            self.skip_raw(raw.as_bytes());
        }
    }

    /// Makes the white space from `start` to here what it should be: nothing, or one blank.
    fn shorten_space(&mut self, start: usize, wanted: &[u8]) {
        // Comparing slices is a call for every attribute of every page; looking at one byte is not.
        let is_right = match self.html[start..self.at] {
            [] => wanted.is_empty(),
            [only] => wanted.first() == Some(&only),
            _ => false,
        };
        if !is_right {
            self.replace(start, self.at, wanted);
        }
    }

    /// Moves past one attribute and drops its quotation marks where it can. Tells whether it ends without any;
    /// `None` where there is no attribute, or its value never ends.
    fn attribute(&mut self) -> Option<bool> {
        let start = self.at;
        self.skip_until(SPACE | ENDS_NAME);
        let name_end = self.at;
        if name_end == start {
            return None;
        }
        self.skip_while(SPACE);
        if self.next() != Some(b'=') {
            self.at = name_end;
            return Some(true);
        }
        self.at += 1;
        self.skip_while(SPACE);
        let first = self.next()?;
        if matches!(first, b'"' | b'\'') {
            return self.quoted_value(name_end, first);
        }
        self.skip_until(SPACE | ENDS_TAG);
        Some(true)
    }

    fn quoted_value(&mut self, name_end: usize, quote: u8) -> Option<bool> {
        let open = self.at;
        let len = memchr(quote, &self.html[open + 1..])?;
        let value = &self.html[open + 1..open + 1 + len];
        self.at = open + len + 2;
        if value.is_empty() {
            self.replace(name_end, self.at, b"");
        } else if !value.iter().any(|&b| is(b, SPACE | NEEDS_QUOTES)) {
            self.replace(open, open + 1, b"");
            self.replace(self.at - 1, self.at, b"");
        } else {
            return Some(false);
        }
        Some(true)
    }

    /// Moves to the end tag of a raw element.
    fn skip_raw(&mut self, name: &[u8]) {
        let content = self.rest();
        let is_end =
            |i: &usize| content.get(i + 2..i + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        self.at += memmem::find_iter(content, b"</").find(is_end).unwrap_or(content.len());
    }
}

/// The white space of HTML.
const SPACE: u8 = 1;
/// Letters, digits and hyphens: the names of elements.
const NAME: u8 = 2;
/// What ends the name of an attribute, besides white space.
const ENDS_NAME: u8 = 4;
/// What ends a value without quotation marks, besides white space.
const ENDS_TAG: u8 = 8;
/// What such a value may not hold, besides white space (HTML, “Unquoted attribute value syntax”).
const NEEDS_QUOTES: u8 = 16;

/// The kinds of every byte.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut at = 0;
    while at < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "all values of a byte")]
        let b = at as u8;
        if matches!(b, b' ' | b'\n' | b'\t' | b'\r' | 0x0c) {
            kinds[at] |= SPACE;
        }
        if b.is_ascii_alphanumeric() || b == b'-' {
            kinds[at] |= NAME;
        }
        if matches!(b, b'=' | b'>' | b'/') {
            kinds[at] |= ENDS_NAME;
        }
        if b == b'>' {
            kinds[at] |= ENDS_TAG;
        }
        if matches!(b, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`') {
            kinds[at] |= NEEDS_QUOTES;
        }
        at += 1;
    }
    kinds
};

/// Whether a byte is of one of the kinds.
const fn is(b: u8, kinds: u8) -> bool {
    KINDS[b as usize] & kinds != 0
}

#[cfg(test)]
mod tests {
    fn tidy(html: &str) -> String {
        String::from_utf8(super::tidy(html.as_bytes())).unwrap()
    }

    #[test]
    fn drops_what_a_tag_does_not_need() {
        assert_eq!(tidy("<a  href=\"../b/\"  class=\"x y\" >ệ</a>"), "<a href=../b/ class=\"x y\">ệ</a>");
        assert_eq!(tidy("<img alt=\"\" src='a=b'\n\thidden>"), "<img alt src='a=b' hidden>");
        assert_eq!(tidy("<path d=\"z\"/><path d=\"M 0\" />"), "<path d=z /><path d=\"M 0\"/>");
        assert_eq!(tidy("<use href=x/ /><b title = \"ệ\">"), "<use href=x/ /><b title = ệ>");
    }

    #[test]
    fn leaves_everything_else() {
        for html in [
            "a < b <3 </p> <!-- <a  b=\"c\"> --> <",
            "<script>if (a <b  ) x = \"<i  >\"</script>",
            "<title>a <b  c=\"d\"></title>",
            "<a b=\"c",
            "<a =>x</a>",
            "<p ệ",
            "<!-- x",
            "<pre\n",
        ] {
            assert_eq!(tidy(html), html);
        }
    }
}

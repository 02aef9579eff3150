//! Shortens the tags of a finished page in one pass, without a tree.
//!
//! Templates are minified before their values are known; what is left to do on the page is to drop the quotation
//! marks that a value turned out not to need, and the spaces that attributes left out have left behind. Text, comments
//! and the content of scripts, styles and the like are copied as they are.

/// Elements whose content is not markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The page with its tags as short as valid HTML allows. A tag that never ends keeps what follows its last attribute.
pub(in crate::theme) fn tidy(html: &str) -> String {
    let mut page = Page { html, at: 0, copied: 0, out: String::with_capacity(html.len()) };
    while let Some(open) = html[page.at..].find('<') {
        page.at += open + 1;
        match page.next() {
            Some(b'a'..=b'z' | b'A'..=b'Z') => page.start_tag(),
            Some(b'!') if html[page.at..].starts_with("!--") => page.skip_past("-->"),
            _ => {}
        }
    }
    page.out.push_str(&html[page.copied..]);
    page.out
}

/// A page on its way: everything before `copied` is in `out` already.
struct Page<'a> {
    html: &'a str,
    at: usize,
    copied: usize,
    out: String,
}

impl Page<'_> {
    fn next(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    fn skip_past(&mut self, mark: &str) {
        self.at = self.html[self.at..].find(mark).map_or(self.html.len(), |found| self.at + found + mark.len());
    }

    /// Moves on while bytes are of one kind.
    fn skip_while(&mut self, is_kind: impl Fn(u8) -> bool) {
        let rest = &self.html.as_bytes()[self.at..];
        self.at += rest.iter().position(|&b| !is_kind(b)).unwrap_or(rest.len());
    }

    /// Puts `text` in the place of `html[start..end]`. Both ends lie beside ASCII bytes.
    fn replace(&mut self, start: usize, end: usize, text: &str) {
        self.out.push_str(&self.html[self.copied..start]);
        self.out.push_str(text);
        self.copied = end;
    }

    fn start_tag(&mut self) {
        let start = self.at;
        self.skip_while(|b| b.is_ascii_alphanumeric() || b == b'-');
        let name = &self.html[start..self.at];
        let mut is_bare = false;
        loop {
            let space = self.at;
            self.skip_while(is_space);
            match self.next() {
                None => return,
                Some(b'>') => {
                    self.shorten_space(space, "");
                    self.at += 1;
                    break;
                }
                Some(b'/') if self.html[self.at..].starts_with("/>") => {
                    // After a value without quotation marks the slash would belong to the value.
                    self.shorten_space(space, if is_bare { " " } else { "" });
                    self.at += 2;
                    break;
                }
                Some(_) => self.shorten_space(space, " "),
            }
            match self.attribute() {
                Some(bare) => is_bare = bare,
                None => return,
            }
        }
        if let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
            self.skip_raw(raw);
        }
    }

    /// Makes the white space from `start` to here what it should be.
    fn shorten_space(&mut self, start: usize, wanted: &str) {
        if &self.html[start..self.at] != wanted {
            self.replace(start, self.at, wanted);
        }
    }

    /// Moves past one attribute and drops its quotation marks where it can. Tells whether it ends without any;
    /// `None` where there is no attribute, or its value never ends.
    fn attribute(&mut self) -> Option<bool> {
        let start = self.at;
        self.skip_while(|b| !is_space(b) && !matches!(b, b'=' | b'>' | b'/'));
        let name_end = self.at;
        if name_end == start {
            return None;
        }
        self.skip_while(is_space);
        if self.next() != Some(b'=') {
            self.at = name_end;
            return Some(true);
        }
        self.at += 1;
        self.skip_while(is_space);
        let first = self.next()?;
        if matches!(first, b'"' | b'\'') {
            return self.quoted_value(name_end, first);
        }
        self.skip_while(|b| !is_space(b) && b != b'>');
        Some(true)
    }

    fn quoted_value(&mut self, name_end: usize, quote: u8) -> Option<bool> {
        let open = self.at;
        let len = self.html.as_bytes()[open + 1..].iter().position(|&b| b == quote)?;
        let value = &self.html[open + 1..open + 1 + len];
        self.at = open + len + 2;
        if value.is_empty() {
            self.replace(name_end, self.at, "");
        } else if !value.bytes().any(needs_quotes) {
            self.replace(open, open + 1, "");
            self.replace(self.at - 1, self.at, "");
        } else {
            return Some(false);
        }
        Some(true)
    }

    /// Moves to the end tag of a raw element.
    fn skip_raw(&mut self, name: &str) {
        let content = &self.html[self.at..];
        let is_end =
            |i: &usize| content.get(i + 2..i + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        self.at += content.match_indices("</").map(|(i, _)| i).find(is_end).unwrap_or(content.len());
    }
}

/// The white space of HTML.
const fn is_space(b: u8) -> bool {
    matches!(b, b' ' | b'\n' | b'\t' | b'\r' | 0x0c)
}

/// What an unquoted value may not hold (HTML, “Unquoted attribute value syntax”).
const fn needs_quotes(b: u8) -> bool {
    is_space(b) || matches!(b, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`')
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! Writing XML: a document in UTF-8 whose text is escaped and holds no character that XML forbids.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// Writes into memory.
pub(super) type XmlWriter = Writer<Vec<u8>>;

/// The document that `fill` writes.
pub(super) fn document(fill: impl FnOnce(&mut XmlWriter) -> io::Result<()>) -> Vec<u8> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing to memory does not fail.
    let written =
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None))).and_then(|()| fill(&mut writer));
    debug_assert!(written.is_ok(), "{written:?}");
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    bytes
}

/// Writes `<name>text</name>`.
pub(super) fn element(writer: &mut XmlWriter, name: &str, text: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&allowed(text))).map(drop)
}

/// Writes `<name a="b"/>`.
pub(super) fn empty(writer: &mut XmlWriter, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let attributes: Vec<(&str, String)> = attributes.iter().map(|(key, value)| (*key, allowed(value))).collect();
    let attributes = attributes.iter().map(|(key, value)| (*key, value.as_str()));
    writer.create_element(name).with_attributes(attributes).write_empty().map(drop)
}

/// The characters of `text` that XML 1.0, section 2.2, allows.
fn allowed(text: &str) -> String {
    let forbidden =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| !forbidden(*c)).collect()
}

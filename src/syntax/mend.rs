//! Reads TOML with mistakes in it: says each mistake once, and takes out the statement that holds it, so that the rest is
//! read as if it had never stood there.
//!
//! The parser recovers by itself, but not as a reader would: a list that is never closed makes an error of every line
//! below it. Here the first mistake is reported, its statement is blanked, and the text is parsed again. Every byte keeps
//! its place.

use super::toml_error::{syntax_error, unclosed, unclosed_string, written_twice};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;
use toml::de::DeTable;

/// How many mistakes of a file are taken out one by one. Whoever has more of them will look at the first ones.
const ROUNDS: usize = 48;

/// A text of which the parser complains no more, and what was taken out of it.
pub(super) struct Mended<'t> {
    pub text: Cow<'t, str>,
    /// What cannot be trusted.
    pub broken: Vec<Range<usize>>,
}

/// A mistake: where it is shown, what is said of it, and what is taken out.
struct Fault {
    span: Range<usize>,
    found: fn(&Fault, &str, &str, Span) -> Diagnostic,
    out: Vec<Range<usize>>,
}

/// An error of the parser: its place and its message.
type Complaint = (Range<usize>, String);

/// Takes the mistakes out of `toml`; `span` tells where a range of it stands in the file.
pub(super) fn mend<'t>(toml: &'t str, span: impl Fn(&Range<usize>) -> Span, out: &mut Vec<Diagnostic>) -> Mended<'t> {
    let mut mended = Mended { text: Cow::Borrowed(toml), broken: Vec::new() };
    for round in 0.. {
        let complaints = complaints(&mended.text);
        let Some((_, message)) = complaints.first() else { break };
        if round == ROUNDS {
            // The first one of each line, as it is.
            for (at, message) in &complaints {
                let line = line_of(&mended.text, at.start);
                if !mended.broken.iter().any(|broken| broken.start == line.start) {
                    out.push(syntax_error(message, &toml[value_at(toml, at.start)], span(at)));
                    mended.broken.push(line);
                }
            }
            break;
        }
        let fault = fault(&mended.text, &complaints);
        out.push((fault.found)(&fault, &mended.text, message, span(&fault.span)));
        for range in fault.out {
            blank(mended.text.to_mut(), &range);
            mended.broken.push(range);
        }
    }
    mended
}

/// What the parser complains of, in the order of the text. A date that does not exist is no complaint.
fn complaints(text: &str) -> Vec<Complaint> {
    let (_, errors) = DeTable::parse_recoverable(text);
    let mut found: Vec<Complaint> = Vec::new();
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        let missing = at.is_empty() && error.message().starts_with("string values");
        let message = if missing { "missing value" } else { error.message() };
        if !text.get(at.clone()).is_some_and(super::table::is_date) {
            found.push((at, message.to_owned()));
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    found
}

/// What the first complaint is about.
fn fault(text: &str, complaints: &[Complaint]) -> Fault {
    let (at, message) = &complaints[0];
    let line = line_of(text, at.start);
    let has = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
    if has(&["duplicate key"]) {
        return duplicate(text, at, complaints);
    }
    if has(&["multi-line"]) && !is_header(&text[line.clone()]) {
        let mark = if message.contains("literal") { "'''" } else { "\"\"\"" };
        let open = text[..at.start.min(text.len())].rfind(mark).unwrap_or(line.start);
        let statement = line_of(text, open).start..next_statement(text, open);
        let found = if has(&["expected `\"`", "expected `'`"]) { unclosed_text } else { plain };
        let shown = if has(&["expected `\"`", "expected `'`"]) { open..open + mark.len() } else { at.clone() };
        return Fault { span: shown, found, out: vec![statement] };
    }
    if has(&["in array", "array elements", "unclosed array,", "inline table", "key-value pairs"]) {
        return in_brackets(text, at, message);
    }
    Fault { span: at.clone(), found: plain, out: vec![statement_of(text, line)] }
}

fn plain(fault: &Fault, text: &str, message: &str, span: Span) -> Diagnostic {
    syntax_error(message, &text[value_at(text, fault.span.start)], span)
}

fn unclosed_text(_: &Fault, _: &str, _: &str, span: Span) -> Diagnostic {
    unclosed_string(span)
}

fn unclosed_bracket(fault: &Fault, text: &str, _: &str, span: Span) -> Diagnostic {
    unclosed(text[fault.span.clone()].starts_with('['), span)
}

fn missing_header(fault: &Fault, text: &str, _: &str, span: Span) -> Diagnostic {
    written_twice(header_above(text, fault.span.start).map(|header| header_name(&text[header])), true, span)
}

fn single_header(fault: &Fault, text: &str, _: &str, span: Span) -> Diagnostic {
    written_twice(Some(text[fault.span.clone()].trim_matches(['[', ']'])), false, span)
}

/// A list or a group in braces that is not closed, or has a wrong comma.
fn in_brackets(text: &str, at: &Range<usize>, message: &str) -> Fault {
    let line = line_of(text, at.start);
    let starts = is_statement(&text[line.clone()]) && text[line.start..at.start.min(line.end)].trim().is_empty();
    // A new statement begins inside of it, or the text ends: it was to be closed above.
    let open = starts || message.starts_with("unclosed") && at.start >= text.trim_end().len();
    let above = if starts { statement_above(text, line.start) } else { statement_at(text, line) };
    let bracket = text[above.clone()].find('=').and_then(|sign| {
        let found = text[above.start + sign..above.end].find(['[', '{'])?;
        Some(above.start + sign + found)
    });
    let statement = above.start..next_statement(text, above.start);
    match bracket.filter(|_| open) {
        Some(bracket) => Fault { span: bracket..bracket + 1, found: unclosed_bracket, out: vec![statement] },
        None => Fault { span: at.clone(), found: plain, out: vec![statement] },
    }
}

/// A key or a header that stands above already: perhaps the header between two records is missing, or has one bracket
/// where it needs two.
fn duplicate(text: &str, at: &Range<usize>, complaints: &[Complaint]) -> Fault {
    let line = line_of(text, at.start);
    if is_header(&text[line.clone()]) {
        let name = header_name(&text[line.clone()]);
        let same = headers(text).filter(|header| header_name(&text[header.clone()]) == name);
        let single: Vec<_> = same.filter(|header| !text[header.clone()].trim_start().starts_with("[[")).collect();
        if let Some(first) = single.first() {
            let start = first.start + (text[first.clone()].len() - text[first.clone()].trim_start().len());
            let span = start..start + text[first.clone()].trim().len().min(name.len() + 2);
            let out = single.iter().map(|header| section_of(text, header.clone())).collect();
            return Fault { span, found: single_header, out };
        }
        return Fault { span: at.clone(), found: plain, out: vec![section_of(text, line)] };
    }
    let end = next_header(text, at.start);
    let again = complaints.iter().filter(|(other, message)| other.start < end && message.contains("duplicate key"));
    let of_record = header_above(text, at.start).is_some_and(|header| text[header].trim_start().starts_with("[["));
    if of_record && again.count() > 1 {
        let record = line.start..end;
        return Fault { span: at.clone(), found: missing_header, out: vec![record] };
    }
    Fault { span: at.clone(), found: plain, out: vec![statement_of(text, line)] }
}

/// Overwrites a range with blanks, line ends aside.
fn blank(text: &mut String, range: &Range<usize>) {
    let blanks: String = text[range.clone()]
        .bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' })
        .collect();
    text.replace_range(range.clone(), &blanks);
}

/// The bytes of the line that holds the byte `at`, without its end.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = at.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// What stands after the sign of equality of the line at `at`, up to a remark; what the line holds where there is none.
fn value_at(text: &str, at: usize) -> Range<usize> {
    let line = line_of(text, at);
    let start = text[line.clone()].find('=').map_or(line.start, |sign| line.start + sign + 1);
    let value = text[start..line.end].split('#').next().unwrap_or("");
    let from = start + (value.len() - value.trim_start().len());
    from..from + value.trim().len()
}

/// Whether a line begins a statement: a key with its sign of equality, or a header.
fn is_statement(line: &str) -> bool {
    let key = line.trim_start().split('=').next().filter(|key| key.len() < line.trim_start().len());
    let is_key = |key: &str| {
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
    };
    is_header(line) || key.is_some_and(|key| is_key(key.trim_end()))
}

/// Whether a line is a header: `[name]`, `[[name]]`, be it closed or not.
fn is_header(line: &str) -> bool {
    let line = line.trim();
    let name = line.trim_start_matches('[').split([']', '#']).next().unwrap_or("").trim();
    line.starts_with('[')
        && !name.is_empty()
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

fn header_name(line: &str) -> &str {
    line.trim().trim_start_matches('[').split([']', '#']).next().unwrap_or("").trim()
}

/// Every line, in order.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    })
}

fn headers(text: &str) -> impl Iterator<Item = Range<usize>> {
    lines(text).filter(|line| is_header(&text[line.clone()]))
}

/// The header of the section that the byte `at` stands in.
fn header_above(text: &str, at: usize) -> Option<Range<usize>> {
    headers(text).take_while(|header| header.start < at).last()
}

/// Where the next header after byte `at` begins, or the text ends.
fn next_header(text: &str, at: usize) -> usize {
    headers(text).find(|header| header.start > at).map_or(text.len(), |header| header.start)
}

/// Where the next statement after the line at byte `at` begins, or the text ends.
fn next_statement(text: &str, at: usize) -> usize {
    let mut below = lines(text).filter(|line| line.start > at);
    below.find(|line| is_statement(&text[line.clone()])).map_or(text.len(), |line| line.start)
}

/// The nearest line above byte `start` that begins a statement; the first line where none does.
fn statement_above(text: &str, start: usize) -> Range<usize> {
    let mut above = lines(text).take_while(|line| line.start < start).filter(|line| is_statement(&text[line.clone()]));
    above.by_ref().last().unwrap_or_else(|| line_of(text, 0))
}

/// The line that begins the statement which `line` is part of.
fn statement_at(text: &str, line: Range<usize>) -> Range<usize> {
    if is_statement(&text[line.clone()]) { line } else { statement_above(text, line.start) }
}

/// What cannot be trusted after a mistake on `line`: the section where it is a header, all lines of its value where it
/// opens one that goes on, else the line.
fn statement_of(text: &str, line: Range<usize>) -> Range<usize> {
    let written = &text[line.clone()];
    if written.trim_start().starts_with('[') && is_header(written) {
        return section_of(text, line);
    }
    let value = text[value_at(text, line.start)].trim();
    let goes_on = ["\"\"\"", "'''"].iter().any(|mark| value.matches(mark).count() % 2 == 1)
        || value.starts_with(['[', '{']) && !value.ends_with([']', '}']);
    if is_statement(written) && goes_on { line.start..next_statement(text, line.start) } else { line }
}

/// A section from its header to the next one.
fn section_of(text: &str, header: Range<usize>) -> Range<usize> {
    header.start..next_header(text, header.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::source::FileId;

    /// Where each finding stands, what to do about it, and what is left of the text.
    fn found(toml: &str) -> (Vec<(String, String)>, String) {
        let mut out = Vec::new();
        let span = |range: &Range<usize>| Span::new(FileId(0), range.start, range.end);
        let mended = mend(toml, span, &mut out);
        let shown = |found: &Diagnostic| {
            let (start, end) = (found.span.start as usize, found.span.end as usize);
            let hint = found.hint.as_ref().map(|hint| hint.get(Language::Vi).to_owned()).unwrap_or_default();
            (toml[start..end].to_owned(), hint)
        };
        let lines = mended.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("|");
        assert_eq!(mended.text.len(), toml.len());
        (out.iter().map(shown).collect(), lines)
    }

    #[test]
    fn one_mistake_is_one_finding_and_the_rest_is_read() {
        for (toml, place, rest) in [
            ("[[u]]\nf = [\"a\"\nid = \"u\"\n[[u]]\nid = \"b\"\n", "[", "[[u]]|id = \"u\"|[[u]]|id = \"b\""),
            ("[[u]]\nf = [\"a\",\n\"b\"\n", "[", "[[u]]"),
            ("[[u]]\nid = \"x\nkind = \"y\"\n[[u]]\n", "", "[[u]]|kind = \"y\"|[[u]]"),
            ("id = \"\"\"x\ny\nkind = \"y\"\n[[u]]\n", "\"\"\"", "kind = \"y\"|[[u]]"),
            ("number \"170\"\nissued = 2025-01-01\n[[t]]\n", "", "issued = 2025-01-01|[[t]]"),
            ("d = { a = 1, b = 2\nx = 1\n", "{", "x = 1"),
            ("a = [1 2]\nx = 1\n", "1 2", "x = 1"),
            ("[[u\nid = \"a\"\n[[v]]\nx = 1", "", "[[v]]|x = 1"),
            ("[u]\nid = 1\n[u]\nid = 2\n[u]\nid = 3\n[v]\n", "[u]", "[v]"),
            ("[[u]]\nid = 1\nk = 1\nid = 2\nk = 2\n[[u]]\n", "id", "[[u]]|id = 1|k = 1|[[u]]"),
            ("[[u]]\nid = 1\nid = 2\nk = 2\n", "id", "[[u]]|id = 1|k = 2"),
            ("k = abc\nx = 1", "abc", "x = 1"),
        ] {
            let (findings, left) = found(toml);
            let places: Vec<_> = findings.iter().map(|(place, _)| place.as_str()).collect();
            assert_eq!((places, left.as_str()), (vec![place], rest), "{toml}");
        }
    }

    #[test]
    fn bare_words_are_offered_with_quotes() {
        for (toml, hint) in [
            ("unit = to-5 # tổ", "viết: \"to-5\""),
            ("unit = Tổ dân phố 5", "viết: \"Tổ dân phố 5\""),
            ("unit = nguyen", "viết: \"nguyen\""),
            ("draft = True", "viết true hoặc false"),
            ("draft = flase", "viết true hoặc false"),
            ("value = 1.500.000", "viết 1500000; phần lẻ viết sau dấu chấm: 83.2"),
        ] {
            assert_eq!(found(toml).0[0].1, hint, "{toml}");
        }
    }

    #[test]
    fn many_mistakes_end() {
        let toml = "a b\n".repeat(300);
        assert_eq!(found(&toml).0.len(), 300);
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_mended(parts in proptest::collection::vec("[a-c]|=|\\[|\\]|\\{|\\}|\"|'|\"\"\"|\n|,|#| |1|ổ|-", 0..40)) {
            let toml = parts.concat();
            let mut out = Vec::new();
            let span = |range: &Range<usize>| Span::new(FileId(0), range.start, range.end);
            let mended = mend(&toml, span, &mut out);
            proptest::prop_assert_eq!(mended.text.len(), toml.len());
        }
    }
}

//! From a table to recipients.

use super::column::Column;
use super::findings;
use super::header::{self, Columns};
use super::mark::{is_ditto, split_honorific};
use super::private;
use super::section::{Kind, Level, Part, classify};
use super::table::{Row, Table};
use super::value::{RowStatus, Subject, Value};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use std::collections::{BTreeMap, BTreeSet};

/// The recipients of a list, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwardRows {
    /// One for each recipient, from the top.
    pub rows: Vec<RawRow>,
    /// In the order of their discovery.
    pub diagnostics: Vec<Diagnostic>,
}

/// One recipient as written. Texts are in NFC with white space collapsed; "as above" is filled in, with the place of
/// the mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRow {
    /// Counts recipients from 1, whatever the running number says.
    pub ordinal: usize,
    /// The running number as written.
    pub no: Option<String>,
    /// Name without the honorific; empty (and reported) where it is missing.
    pub name: Spanned<String>,
    /// "Ông" or "Bà", from its column or from before the name.
    pub honorific: Option<Spanned<String>>,
    /// From its column, or from the part in which the row stands.
    pub subject: Option<Spanned<Subject>>,
    /// Position held.
    pub title: Option<Spanned<String>>,
    /// Unit: an id or a name.
    pub unit: Option<Spanned<String>>,
    /// Award form, an id or a name, from its column or from the part in which the row stands; none is reported.
    pub form: Option<Spanned<String>>,
    /// What is honoured.
    pub achievement: Option<Spanned<String>>,
    /// Id of the story.
    pub story: Option<Spanned<String>>,
    /// What became of the award; none means granted.
    pub status: Option<Spanned<RowStatus>>,
    /// Remark.
    pub note: Option<Spanned<String>>,
    /// Whether the row is longer or shorter than the header, which is reported: its cells may be of other columns.
    pub ragged: bool,
    /// The whole row.
    pub span: Span,
}

/// Reads the recipients of a table.
#[must_use]
pub fn read(table: &Table) -> AwardRows {
    let mut diagnostics = Vec::new();
    let Some((columns, start)) = header::find(table, &mut diagnostics) else {
        return AwardRows { rows: Vec::new(), diagnostics };
    };
    let mut reader = Reader::new(columns, diagnostics);
    let mut below_header = true;
    for row in table.rows[start..].iter().filter(|row| !row.is_blank()) {
        let numbering = below_header && Columns::is_numbered_by(row);
        below_header = false;
        if numbering {
            continue;
        }
        if reader.columns.is_repeated_by(row) {
            below_header = true;
        } else if reader.columns.is_replaced_by(row) {
            reader.enter(row);
            below_header = true;
        } else {
            reader.row(row);
        }
    }
    reader.out
}

/// The cells of one row by column, "as above" filled in.
type Cells = BTreeMap<Column, Spanned<String>>;

/// Where reading stands.
struct Reader {
    columns: Columns,
    /// The subject of the part, with the depth of its heading.
    subject: Option<(Spanned<Subject>, Level)>,
    /// The form of the part, with the depth of its heading.
    form: Option<(Spanned<String>, Level)>,
    /// The cells of the recipient above.
    above: Cells,
    /// Columns about which enough was said: unknown ones by place.
    reported: BTreeSet<usize>,
    /// Missing columns about which enough was said.
    missing: BTreeSet<Column>,
    /// Whether the row is longer or shorter than the header, so that its cells may stand in the wrong columns.
    ragged: bool,
    /// Columns in which the row says "as above" with nothing above.
    unclear: Vec<Column>,
    out: AwardRows,
}

impl Reader {
    fn new(columns: Columns, diagnostics: Vec<Diagnostic>) -> Self {
        let mut reader = Reader {
            columns,
            subject: None,
            form: None,
            above: Cells::new(),
            reported: BTreeSet::new(),
            missing: BTreeSet::new(),
            ragged: false,
            unclear: Vec::new(),
            out: AwardRows { rows: Vec::new(), diagnostics },
        };
        reader.check_name_column();
        reader
    }

    /// Reads on under another header. A label such as "Tên cá nhân" ends what the part before said of subjects.
    fn enter(&mut self, header: &Row) {
        self.columns = Columns::new(header, &[], &mut self.out.diagnostics);
        self.reported.clear();
        if self.columns.implied.is_some() {
            self.subject = None;
        }
        self.check_name_column();
    }

    /// Reports a header without a name column, once.
    fn check_name_column(&mut self) {
        if self.columns.index(Column::Name).is_none() {
            self.report_missing(Column::Name);
        }
    }

    fn report_missing(&mut self, column: Column) {
        if self.missing.insert(column) {
            self.out.diagnostics.push(findings::missing_column(column, self.columns.span));
        }
    }

    fn row(&mut self, row: &Row) {
        match classify(row, &self.columns) {
            Kind::Blank | Kind::Closing => {}
            Kind::Part(part) => self.part(part),
            Kind::Odd => self.out.diagnostics.push(findings::odd_row(row.span)),
            Kind::Recipient => self.recipient(row),
        }
    }

    /// Enters a part. Its heading ends what a heading of deeper level said: "B. Giấy khen" ends "II. Cá nhân".
    fn part(&mut self, part: Part) {
        if self.subject.is_some_and(|(_, level)| part.level < level) {
            self.subject = None;
        }
        if self.form.as_ref().is_some_and(|(_, level)| part.level < *level) {
            self.form = None;
        }
        self.subject = part.subject.map(|subject| (subject, part.level)).or(self.subject);
        self.form = part.form.map(|form| (form, part.level)).or(self.form.take());
    }

    fn recipient(&mut self, row: &Row) {
        self.check_width(row);
        self.check_unknown_cells(row);
        let mut cells = self.cells(row);
        self.above.clone_from(&cells);
        let subject = self.subject(&cells, row);
        let (honorific, name) = self.name(&mut cells, subject.map(|s| s.value), row);
        let form = self.form(&mut cells, row);
        let status = cells.remove(&Column::Status).and_then(|cell| self.value::<RowStatus>(&cell));
        self.out.rows.push(RawRow {
            ordinal: self.out.rows.len() + 1,
            no: cells.remove(&Column::No).map(|no| no.value),
            name,
            honorific,
            subject,
            title: cells.remove(&Column::Title),
            unit: cells.remove(&Column::Unit),
            form,
            achievement: cells.remove(&Column::Achievement),
            story: cells.remove(&Column::Story),
            status,
            note: cells.remove(&Column::Note),
            ragged: self.ragged,
            span: row.span,
        });
    }

    /// The filled cells of a row by column.
    fn cells(&mut self, row: &Row) -> Cells {
        let mut cells = Cells::new();
        self.unclear.clear();
        for (i, cell) in row.cells.iter().enumerate() {
            let Some(column) = self.columns.at(i) else { continue };
            let mut text = cell.clean();
            if is_ditto(&text) {
                if let Some(above) = self.above.get(&column) {
                    text.clone_from(&above.value);
                } else {
                    self.out.diagnostics.push(findings::nothing_above(&text, cell.span));
                    self.unclear.push(column);
                    text.clear();
                }
            }
            if !text.is_empty() {
                cells.insert(column, Spanned::new(text, cell.span));
            }
        }
        cells
    }

    /// Reports a row that is longer or shorter than the header: its cells may stand in the wrong columns.
    fn check_width(&mut self, row: &Row) {
        let (width, count) = (self.columns.width(), row.written);
        let beyond = row.cells.iter().skip(width).find(|cell| !cell.clean().is_empty());
        // Cells that were dropped cannot be shown to be empty.
        self.ragged = beyond.is_some() || count < width || row.cells.len() < count;
        if self.ragged {
            let span = beyond.map_or(row.span, |cell| cell.span);
            self.out.diagnostics.push(findings::ragged(span, count, width));
        }
    }

    /// Reports personal data in columns that are not published, and columns without a name, once a column.
    fn check_unknown_cells(&mut self, row: &Row) {
        let places = row.cells.iter().enumerate().take(self.columns.width());
        for (i, cell) in places.filter(|(i, _)| self.columns.at(*i).is_none()) {
            let (label, text) = (self.columns.label(i), cell.clean());
            if text.is_empty() || self.reported.contains(&i) {
                continue;
            }
            let private = private::cell(&label, &text, cell.span);
            if label.is_empty() && private.is_none() {
                self.out.diagnostics.push(findings::nameless_column(cell.span));
            }
            if private.is_some() || label.is_empty() {
                self.reported.insert(i);
            }
            // A header that announces personal data has been reported already.
            self.out.diagnostics.extend(private.filter(|_| private::header(&label, cell.span).is_none()));
        }
    }

    /// The subject: the row's own, or else the part's, or else what the label of the name column settles.
    fn subject(&mut self, cells: &Cells, row: &Row) -> Option<Spanned<Subject>> {
        if let Some(cell) = cells.get(&Column::Subject) {
            return self.value(cell);
        }
        let inherited = self.subject.map(|(subject, _)| subject).or(self.columns.implied);
        if inherited.is_none() {
            self.absent(Column::Subject, row);
        }
        inherited
    }

    /// The form: the row's own, or else the part's.
    fn form(&mut self, cells: &mut Cells, row: &Row) -> Option<Spanned<String>> {
        let form = cells.remove(&Column::Form).or_else(|| self.form.as_ref().map(|(form, _)| form.clone()));
        if form.is_none() {
            self.absent(Column::Form, row);
        }
        form
    }

    /// The honorific and the name that is left without it.
    fn name(
        &mut self,
        cells: &mut Cells,
        subject: Option<Subject>,
        row: &Row,
    ) -> (Option<Spanned<String>>, Spanned<String>) {
        let honorific = cells.remove(&Column::Honorific);
        let Some(name) = cells.remove(&Column::Name) else {
            self.absent(Column::Name, row);
            return (honorific, Spanned::new(String::new(), row.span));
        };
        if name.value.contains(['?', '\u{fffd}']) {
            self.out.diagnostics.push(findings::lost_letters(&name));
        }
        let (before, rest) = match subject {
            Some(Subject::Collective) => (None, name.value.as_str()),
            _ => split_honorific(&name.value),
        };
        let honorific = honorific.or(before.map(|h| Spanned::new(h.to_owned(), name.span)));
        (honorific, Spanned::new(rest.to_owned(), name.span))
    }

    /// Reports a required value that a row lacks: once for the list where it has no such column.
    fn absent(&mut self, column: Column, row: &Row) {
        match self.columns.index(column) {
            None => self.report_missing(column),
            Some(_) if self.ragged || self.unclear.contains(&column) => {}
            Some(index) => {
                let span = row.cells.get(index).map_or(row.span, |cell| cell.span);
                self.out.diagnostics.push(findings::empty_cell(column, span));
            }
        }
    }

    /// Reads a cell that holds one of a few values.
    fn value<V: Value>(&mut self, cell: &Spanned<String>) -> Option<Spanned<V>> {
        let value = V::parse(&cell.value);
        if value.is_none() && !self.ragged {
            self.out.diagnostics.push(findings::unknown_value::<V>(cell));
        }
        value.map(|value| Spanned::new(value, cell.span))
    }
}

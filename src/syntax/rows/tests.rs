//! Lists as offices write them, each with what is read from it.

use super::{AwardRows, Cell, Column, RawRow, RowStatus, Subject, Table, csv, read};
use crate::source::{FileId, SourceFile, Span, Spanned};
use crate::syntax::markdown;
use proptest::prelude::*;

/// Reads a list and shows it: a line for each recipient, then a line for each finding.
fn shown(text: &str) -> String {
    let read_csv = csv(FileId(0), "awards/a.csv", text.as_bytes());
    let mut found = read_csv.table.as_ref().map(read).unwrap_or_default();
    found.diagnostics.splice(0..0, read_csv.diagnostics);
    let lines = found.rows.iter().map(line).chain(found.diagnostics.iter().map(|d| {
        let at = read_csv.source.position(d.span.start);
        format!("{} {}:{} {}", d.rule.code, at.line, at.column, read_csv.source.slice(d.span))
    }));
    lines.collect::<Vec<_>>().join("\n")
}

/// `ordinal (no) honorific name [subject] key=value …`, what is absent left out.
fn line(row: &RawRow) -> String {
    let mut parts = vec![row.ordinal.to_string()];
    parts.extend(row.no.as_ref().map(|no| format!("({no})")));
    parts.extend(row.honorific.as_ref().map(|h| format!("<{}>", h.value)));
    parts.push(row.name.value.clone());
    parts.extend(row.subject.map(|subject| format!("[{:?}]", subject.value)));
    let cells = [
        ("title", &row.title),
        ("unit", &row.unit),
        ("form", &row.form),
        ("achievement", &row.achievement),
        ("story", &row.story),
        ("note", &row.note),
    ];
    parts.extend(cells.iter().filter_map(|(key, cell)| cell.as_ref().map(|cell| format!("{key}={}", cell.value))));
    parts.extend(row.status.map(|status| format!("{:?}", status.value)));
    parts.join(" ")
}

#[test]
fn lists_are_read() {
    for (what, text, expected) in LISTS {
        assert_eq!(shown(text), *expected, "{what}");
    }
}

/// What is shown, the list, what is read.
const LISTS: &[(&str, &str, &str)] = &[
    (
        "English keys",
        "no,name,honorific,subject,title,unit,form,achievement,story,status,note\n\
         1,An,Ông,individual,Tổ trưởng,to-5,advanced-worker,1.500.000,bai-an,revoked,x\n",
        "1 (1) <Ông> An [Individual] title=Tổ trưởng unit=to-5 form=advanced-worker achievement=1.500.000 story=bai-an note=x Revoked",
    ),
    (
        "titles, parts, column numbers, restarted numbering, a closing line",
        "DANH SÁCH KHEN THƯỞNG;;;\n(Kèm theo Quyết định số 412/QĐ-UBND);;;\n\n\
         STT;Họ và tên;Đơn vị công tác;Hình thức khen thưởng\n(1);(2);(3);(4)\n\
         I. TẬP THỂ;;;\n1;Tổ dân phố 5;;Giấy khen\n2;Hội Phụ nữ;;nt\n\
         II;CÁ NHÂN;;\n1;Ông Nguyễn Văn An;Tổ 5;như trên\n2;Bà  Trần Thị\u{a0}Bé;\"\"\"\";//\n\
         Tổng cộng: 4;;;\n",
        "1 (1) Tổ dân phố 5 [Collective] form=Giấy khen\n\
         2 (2) Hội Phụ nữ [Collective] form=Giấy khen\n\
         3 (1) <Ông> Nguyễn Văn An [Individual] unit=Tổ 5 form=Giấy khen\n\
         4 (2) <Bà> Trần Thị Bé [Individual] unit=Tổ 5 form=Giấy khen",
    ),
    (
        "a header repeated on the next page, and another header over the second part",
        "TT,Tên tập thể,Danh hiệu\n1,Tổ 1,TTLĐTT\nTT,TÊN TẬP THỂ,Danh hiệu\n2,Tổ 2,nt\n\
         TT,Tên cá nhân,Chức vụ,Danh hiệu\n1,Lê Thị Hoa,Tổ trưởng,LĐTT\n",
        "1 (1) Tổ 1 [Collective] form=TTLĐTT\n\
         2 (2) Tổ 2 [Collective] form=TTLĐTT\n\
         3 (1) Lê Thị Hoa [Individual] title=Tổ trưởng form=LĐTT",
    ),
    (
        "parts that give the form; a higher part ends what a deeper one said",
        "STT,Họ và tên,Ghi chú\nA. Bằng khen của Chủ tịch UBND tỉnh,,\nI. Tập thể,,\n1,Trường A,\n\
         B. Tặng Giấy khen cho 02 cá nhân,,\n1,Lê Hoa,\n2,Vũ Nam,\n",
        "1 (1) Trường A [Collective] form=Bằng khen của Chủ tịch UBND tỉnh\n\
         2 (1) Lê Hoa [Individual] form=Giấy khen\n\
         3 (2) Vũ Nam [Individual] form=Giấy khen",
    ),
    (
        "decomposed text comes out composed, and an honorific stays with a group's name",
        "Ho\u{323} va\u{300} te\u{302}n,Đối tượng,Hình thức\nTo\u{302}\u{309} 5,tập thể,x\nBà Đỡ Thôn Bản,tập thể,x\n",
        "1 Tổ 5 [Collective] form=x\n2 Bà Đỡ Thôn Bản [Collective] form=x",
    ),
    ("no header", "Nguyễn Văn An,Giấy khen\nLê Hoa,Giấy khen\n", "G304 1:1 Nguyễn Văn An,Giấy khen"),
    ("an empty file", "", "G304 1:1 "),
    ("a header alone", "name,subject,form\n", ""),
    (
        "missing columns are reported once",
        "STT,Họ và tên\n1,An\n2,Bé\n",
        "1 (1) An\n2 (2) Bé\nG305 1:1 STT,Họ và tên\nG305 1:1 STT,Họ và tên",
    ),
    (
        "no name column",
        "STT,Đối tượng,Hình thức\n1,cá nhân,x\n",
        "1 (1)  [Individual] form=x\nG305 1:1 STT,Đối tượng,Hình thức",
    ),
    (
        "two columns for one thing, an unknown one, and personal data",
        "Họ và tên,Danh hiệu,Hình thức,Dân tộc,Ngày sinh,Khác,Đối tượng\n\
         An,x,,Tày,1/2/1980,031085001234,cá nhân\nBé,x,,Kinh,3/4/1981,031085001235,cá nhân\n",
        "1 An [Individual] form=x\n2 Bé [Individual] form=x\n\
         G306 1:21 Hình thức\nG307 1:31 Dân tộc\nG308 1:39 Ngày sinh\nG307 1:49 Khác\nG308 2:20 031085001234",
    ),
    (
        "rows of other lengths; empty cells beyond the header do no harm",
        "name,subject,form\nAn,cá nhân,x,,\nBé,cá nhân,x,y\nCúc,cá nhân\n",
        "1 An [Individual] form=x\n2 Bé [Individual] form=x\n3 Cúc [Individual]\n\
         G309 3:14 y\nG309 4:1 Cúc,cá nhân",
    ),
    (
        "empty cells, unknown values, nothing above, odd rows, lost letters",
        "STT,name,subject,form,status\n1,,cá nhân,x,\n2,An,ca nan,x,hủy\n3,Bé,tập thể,x,-nt-\n4,Cúc,,-,\n\
         Khối trường học,,,,\n5,Nguy?n Th? D?u,cá nhân,x,\n6,,,,\n",
        "1 (1)  [Individual] form=x\n2 (2) An form=x Revoked\n3 (3) Bé [Collective] form=x Revoked\n4 (4) Cúc\n\
         5 (5) Nguy?n Th? D?u [Individual] form=x\n\
         G310 2:3 \nG311 3:6 ca nan\nG310 5:7 \nG310 5:8 -\nG313 6:1 Khối trường học,,,,\n\
         G314 7:3 Nguy?n Th? D?u",
    ),
    (
        "a column without a name",
        "name,subject,form,\nAn,cá nhân,x,\nBé,cá nhân,x,1990\nCúc,cá nhân,x,1991\n",
        "1 An [Individual] form=x\n2 Bé [Individual] form=x\n3 Cúc [Individual] form=x\nG307 3:14 1990",
    ),
    ("a mark in the first row", "name,subject,form,unit\nAn,cá nhân,nt,x\n", "1 An [Individual] unit=x\nG312 2:12 nt"),
    (
        "a quote that is never closed",
        "name,subject,form\nAn,cá nhân,x\nBé,\"cá nhân,x\n",
        "1 An [Individual] form=x\nG303 3:4 \"",
    ),
];

#[test]
fn a_table_of_markdown_is_read_the_same_way() {
    let text = "| Tên tập thể | **Hình thức** |\n|---|---|\n| Tổ 5 | Giấy khen |\n| Tổ 6 | nt | x |\n| Tổ 7 |\n";
    let prose = markdown::parse(FileId(0), text, 0..text.len());
    let AwardRows { rows, diagnostics } = read(&Table::from(&prose.tables[0]));
    let form = rows[0].form.as_ref().unwrap();
    let source = SourceFile::new("awards/a.md", text);
    assert_eq!((form.value.as_str(), source.slice(form.span)), ("Giấy khen", "Giấy khen"));
    assert_eq!(rows.iter().map(line).collect::<Vec<_>>()[1], "2 Tổ 6 [Collective] form=Giấy khen");
    let found: Vec<_> = diagnostics.iter().map(|d| (d.rule.code, source.position(d.span.start).line)).collect();
    assert_eq!(found, [("G309", 4), ("G309", 5)]);
}

/// A cell that is neither a mark nor a heading nor a number.
fn word() -> impl Strategy<Value = String> {
    "[ĐHLTV][aeiouạếìộữ]{1,3}[mn] [ĐHLTV][aeiouạếìộữ]{1,3}[mn]"
}

fn row() -> impl Strategy<Value = (String, Subject, Option<String>, String, Option<RowStatus>)> {
    let subject = prop_oneof![Just(Subject::Individual), Just(Subject::Collective), Just(Subject::Household)];
    let status = prop::option::of(prop_oneof![Just(RowStatus::Corrected), Just(RowStatus::Revoked)]);
    (word(), subject, prop::option::of(word()), word(), status)
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_read_without_panic(
        mark in prop::sample::select(vec![&b""[..], b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"sep=;", b"name,form\n"]),
        rest in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let bytes = [mark, &rest].concat();
        let _ = csv(FileId(0), "a.csv", &bytes).table.map(|table| read(&table));
    }

    #[test]
    fn tables_of_odd_cells_are_read_without_panic(
        rows in prop::collection::vec(prop::collection::vec(prop_oneof![
            prop::sample::select(Column::ALL).prop_map(|c| c.label().to_owned()),
            prop::sample::select(vec!["nt", "", "I.", "1", "Tập thể", "A. Giấy khen cho", "Ông", "Bà Rịa", "?", "(", "Tổng cộng"])
                .prop_map(str::to_owned),
            ".{0,8}",
        ], 0..5), 0..12)
    ) {
        let cell = |text: &String| Cell { text: text.clone(), span: Span::default() };
        let table = Table::new(Span::default(), rows.iter().map(|row| row.iter().map(cell).collect()).collect());
        let found = read(&table);
        for (i, row) in found.rows.iter().enumerate() {
            prop_assert_eq!(row.ordinal, i + 1);
        }
    }

    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(row(), 1..8), tabs in any::<bool>()) {
        let mut writer =
            ::csv::WriterBuilder::new().delimiter(if tabs { b'\t' } else { b',' }).from_writer(Vec::new());
        writer.write_record(["Hình thức", "Họ và tên", "Đối tượng", "Đơn vị", "Tình trạng"]).unwrap();
        for (name, subject, unit, form, status) in &rows {
            let subject = format!("{subject:?}");
            let status = status.map(|status| format!("{status:?}")).unwrap_or_default();
            writer.write_record([form, name, &subject, unit.as_deref().unwrap_or(""), &status]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let found = read(&csv(FileId(0), "a.csv", &bytes).table.unwrap());
        prop_assert_eq!(&found.diagnostics, &[]);
        let back: Vec<_> = found.rows.into_iter().map(|row| {
            let value = |cell: Option<Spanned<String>>| cell.map(|cell| cell.value);
            let subject = row.subject.unwrap().value;
            (row.name.value, subject, value(row.unit), value(row.form).unwrap(), row.status.map(|s| s.value))
        }).collect();
        prop_assert_eq!(back, rows);
    }
}

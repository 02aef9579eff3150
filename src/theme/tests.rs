//! The theme as a whole, on small themes of its own.

use super::*;

const STRINGS: &str = "[footnotes]\ntitle = 'Ghi chú'\nback = 'Về'\n[home]\ntitle = 'Gương sáng'\n[date]\nday = '{day} tháng {month} năm {year}'\n\
    month = 'tháng {month} năm {year}'\nyear = 'năm {year}'\n\
    short_day = '{dd}/{mm}/{year}'\nshort_month = '{mm}/{year}'\n\
    months = ['01','02','3','4','5','6','7','8','9','10','11','12']";

fn files(list: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    list.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn base() -> BTreeMap<String, Vec<u8>> {
    files(&[
        ("strings.vi.toml", STRINGS),
        (
            "templates/base.html",
            "<!doctype html><html lang={{ language }}><title>x</title><p>{% block t %}{% endblock %}</p></html>",
        ),
        (
            "templates/home.html",
            "{% extends \"base.html\" %}\n{% block t %}{{ t.home.title }} {{ <tag name={name} /> }}{% endblock %}",
        ),
        ("components/tag/tag.html", "{% component tag(name, @t) %}<b>{{ name }}</b>{% endcomponent tag %}"),
        ("components/tag/tag.css", ".g-tag { color: red }"),
        ("base.css", "body { margin: 0 }"),
        ("assets/logo.svg", "<svg/>"),
    ])
}

/// Loads a theme from two layers; the sources tell where findings lie.
fn load(over: &[(&str, &str)]) -> (Result<Theme, Vec<Diagnostic>>, Sources) {
    let mut sources = Sources::default();
    let (base, over) = (base(), files(over));
    let layers = [LayerFiles::built_in(&base), LayerFiles::site("ten", &over)];
    let theme = Theme::from_layers(&layers, Language::Vi, &mut sources);
    (theme, sources)
}

/// `path:line:column` of a finding.
fn place(found: &Diagnostic, sources: &Sources) -> String {
    let file = sources.file(found.span.file);
    let position = file.position(found.span.start);
    format!("{}:{}:{}", file.path(), position.line, position.column)
}

#[cfg(feature = "minify")]
#[test]
fn a_theme_with_a_template_that_cannot_be_minified_still_gives_small_pages() {
    let (theme, _) = load(&[("templates/odd.html", "<p>{{ name }}\n\n  <i>x</i>")]);
    let theme = theme.unwrap();
    assert_eq!(theme.engine.finish, engine::Finish::Minify);
    assert_eq!(theme.render("odd.html", &Home { name: "B" }).unwrap(), "<p>B <i>x</i>");
}

#[derive(Serialize)]
struct Home {
    name: &'static str,
}

#[test]
fn a_site_replaces_one_component_and_one_word() {
    let (theme, _) = load(&[]);
    let page = theme.unwrap().render("home.html", &Home { name: "A & <B>" }).unwrap();
    assert!(page.contains("<p>Gương sáng <b>A &amp; &lt;B&gt;</b>"), "{page}");

    let (theme, _) = load(&[
        ("components/tag/tag.html", "{% component tag(name, @t) %}<i>{{ name }}</i>{% endcomponent tag %}"),
        ("strings.vi.toml", "home.title = 'Phường em'"),
        ("templates/base.html", "{% extends \"builtin/templates/base.html\" %}"),
    ]);
    let page = theme.unwrap().render("home.html", &Home { name: "B" }).unwrap();
    assert!(page.contains("Phường em <i>B</i>"), "{page}");
}

#[test]
fn a_missing_value_is_reported_where_the_template_asks_for_it() {
    let over = "{% extends \"base.html\" %}\n{% block t %}\n  Đây: {{ nmae }}{% endblock %}";
    let (theme, sources) = load(&[("templates/home.html", over)]);
    let found = theme.unwrap().render("home.html", &Home { name: "B" }).unwrap_err();
    assert_eq!(place(&found, &sources), "../themes/ten/templates/home.html:3:11");
    assert_eq!(found.rule, &rules::RENDER);
    assert_eq!(found.message.vi, "không dựng được trang từ mẫu “home.html”: không có giá trị nào tên là “nmae”");
    assert!(found.hint.unwrap().en.contains("name"));
}

#[test]
fn a_place_that_is_not_filled_is_an_error() {
    let (theme, sources) = load(&[
        ("strings.vi.toml", "home.count = '{met} đạt'"),
        ("templates/a.html", "{{ t.home.count | fill(met=3) }} {{ \"2026-02-05\" | date_words }}"),
        ("templates/b.html", "{{ t.home.count | fill(mett=3) }}"),
    ]);
    let theme = theme.unwrap();
    let page = theme.render("a.html", &Home { name: "" }).unwrap();
    assert_eq!(page, "3 đạt 05\u{a0}tháng\u{a0}02 năm\u{a0}2026");
    let found = theme.render("b.html", &Home { name: "" }).unwrap_err();
    assert_eq!(place(&found, &sources), "../themes/ten/templates/b.html:1:19");
    assert_eq!(found.message.vi, "không dựng được trang từ mẫu “b.html”: chưa đưa giá trị vào chỗ {met} của câu");
}

#[test]
fn a_fault_inside_a_component_names_its_caller() {
    let over = "{% component tag(name, @t) %}\n{{ name.short }}{% endcomponent tag %}";
    let (theme, sources) = load(&[("components/tag/tag.html", over)]);
    let found = theme.unwrap().render("home.html", &Home { name: "B" }).unwrap_err();
    assert_eq!(place(&found, &sources), "../themes/ten/components/tag/tag.html:2:9");
    let caller = sources.file(found.labels[0].span.file);
    assert_eq!(caller.path(), "guong:themes/default/templates/home.html");
    assert_eq!(caller.position(found.labels[0].span.start).line, 2);
}

#[test]
fn one_run_reports_every_missing_word_and_every_walk_over_a_table() {
    let (theme, sources) = load(&[
        (
            "templates/home.html",
            "{{ t.home.titel }}\n{% if t.home.title %}{{ t.no.such }}{% endif %}{{ t.home[name] }}",
        ),
        ("templates/other.html", "{{ t.home.title.x }}{% for k, v in assets %}{{ k }}{% endfor %}"),
        ("print.css", "@page { @bottom-left { content: t(print.note) } }"),
    ]);
    let places: Vec<_> = theme.unwrap_err().iter().map(|found| place(found, &sources)).collect();
    assert_eq!(
        places,
        [
            "../themes/ten/print.css:1:35",
            "../themes/ten/templates/home.html:1:4",
            "../themes/ten/templates/home.html:2:25",
            "../themes/ten/templates/other.html:1:4",
            "../themes/ten/templates/other.html:1:21",
        ]
    );
}

#[test]
fn one_run_reports_every_template_that_cannot_be_read() {
    let (theme, sources) = load(&[("templates/a.html", "{% if x %}"), ("templates/b.html", "ệ {{ x | }}")]);
    let places: Vec<_> = theme.unwrap_err().iter().map(|found| place(found, &sources)).collect();
    assert_eq!(places, ["../themes/ten/templates/a.html:1:9", "../themes/ten/templates/b.html:1:10"]);

    let (theme, sources) =
        load(&[("templates/a.html", "ệ{{ x | no_such }}{{ <none /> }}"), ("templates/b.html", "\n{{ x | no }}")]);
    let places: Vec<_> = theme.unwrap_err().iter().map(|found| place(found, &sources)).collect();
    assert_eq!(
        places,
        [
            "../themes/ten/templates/a.html:1:9",
            "../themes/ten/templates/a.html:1:22",
            "../themes/ten/templates/b.html:2:8"
        ]
    );
}

#[test]
fn style_sheets_are_joined_in_one_order_under_a_hashed_name() {
    let (theme, _) = load(&[("print.css", "@media print { p { color: black } }"), ("tokens.css", ":root { --x: 1 }")]);
    let assets: Vec<_> = theme.unwrap().assets().cloned().collect();
    assert_eq!(assets.iter().map(|asset| asset.name.as_str()).collect::<Vec<_>>(), [STYLE_SHEET, "logo.svg"]);
    assert_eq!(
        String::from_utf8_lossy(&assets[0].bytes),
        ":root{--x:1}body{margin:0}.g-tag{color:red}@media print{p{color:black}}"
    );
    assert_eq!(assets[0].path, "assets/g-2945b4c9.css");
    assert_eq!(load(&[]).0.unwrap().assets().next(), load(&[]).0.unwrap().assets().next());
}

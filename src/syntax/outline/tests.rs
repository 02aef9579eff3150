use super::*;
use crate::syntax::markdown::{ImageTarget, Mention, NoteWords, Target};
use std::fmt::Write as _;

struct Site;

impl Resolver for Site {
    fn link(&mut self, link: &Link) -> Target {
        Target::Href(link.text.to_lowercase())
    }

    fn image(&mut self, _: &Image) -> ImageTarget {
        ImageTarget::AltText
    }

    fn mentions(&mut self, text: &str) -> Vec<Mention> {
        let named = |(at, found): (usize, &str)| Mention { range: at..at + found.len(), href: "/d".into() };
        text.match_indices("số 57-NQ/TW").map(named).collect()
    }

    fn note_words(&self) -> NoteWords<'_> {
        NoteWords { notes: "Chú thích", back: "Về chỗ dẫn" }
    }
}

/// The tree as lines: depth, anchor, label, HTML.
fn shown(outline: &Outline) -> String {
    fn show(nodes: &[Node], html: &OutlineHtml, depth: usize, out: &mut String) {
        for node in nodes {
            let indent = "  ".repeat(depth);
            let (line, children) = match node {
                Node::Section(Section { level, anchor, label, title, children, .. }) => {
                    let label = label.as_deref().unwrap_or("");
                    (format!("h{level} #{anchor} {label} | {}", &html[*title]), children.as_slice())
                }
                Node::Point(Point { anchor, label, text, children, .. }) => {
                    let anchor = anchor.as_ref().map(|anchor| format!("#{anchor} ")).unwrap_or_default();
                    (format!("{anchor}{label} | {}", &html[*text]), children.as_slice())
                }
                Node::Block(part) => (html[*part].to_owned(), [].as_slice()),
            };
            let _ = writeln!(out, "{indent}{}", line.replace('\n', "⏎"));
            show(children, html, depth + 1, out);
        }
    }
    let html = outline.html(&mut Site);
    let mut out = String::new();
    show(&outline.nodes, &html, 0, &mut out);
    out + &html.notes
}

fn read(text: &str) -> Outline {
    parse(FileId(0), text, 0..text.len())
}

#[test]
fn dbg_plans() {
    for f in ["uong-bi", "bac-kan", "tu-minh"] {
        let Ok(t) = std::fs::read_to_string(format!("/work/shared/plans/{f}.txt")) else { continue };
        let t: String = t
            .lines()
            .map(|l| {
                let h = label::read(l, None)
                    .is_some_and(|(n, _)| matches!(n.division, number::Division::Roman | number::Division::Article));
                format!("{}{l}\n", if h { "## " } else { "" })
            })
            .collect();
        let o = read(&t);
        let s: String = shown(&o).lines().map(|l| l.chars().take(110).collect::<String>() + "\n").collect();
        std::fs::write(
            format!("/tmp/{f}.out"),
            s + &o.diagnostics.iter().map(|d| format!("{} {}\n", d.rule.code, d.message.vi)).collect::<String>(),
        )
        .unwrap();
    }
}

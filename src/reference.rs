//! The reference in `README.md`: commands, keys, columns, award forms and rules, written from their registries.
//!
//! Nothing here knows a command, a key or a rule by name: what is added to a registry appears in the reference by
//! itself. A test holds the README against [`markdown`] and writes it anew when asked to. Everything is told in
//! Vietnamese first and English second, parted by a middle dot.

use crate::cli::Cli;
use crate::diagnostic::Words;
use crate::model::{AwardForms, SCHEMAS};
use crate::rules;
use crate::syntax::rows::Column;
use crate::syntax::{Schema, Shape};
use clap::{Arg, Command, CommandFactory};
use std::fmt::{self, Write};

/// The whole reference, as Markdown that ends in a line break.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::new();
    for section in [commands, keys, rows, award_forms, all_rules] {
        // A string takes everything that is written to it.
        let _ = section(&mut out);
    }
    out
}

fn commands(out: &mut String) -> fmt::Result {
    let mut program = Cli::command();
    // Gives every command the arguments that it shares with the others.
    program.build();
    writeln!(out, "### Lệnh · Commands\n")?;
    writeln!(out, "Mọi lệnh đều hiểu · Every command understands:\n")?;
    let (shared, own): (Vec<_>, Vec<_>) = documented(&program).partition(|argument| argument.is_global_set());
    arguments(&shared, out)?;
    arguments(&own, out)?;
    below(&program, out)?;
    let after = about(program.get_after_help());
    writeln!(out, "```text\n{}\n```\n", after.trim_end())
}

/// The commands of a command, each followed by its own.
fn below(program: &Command, out: &mut String) -> fmt::Result {
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        writeln!(out, "#### `{}`\n\n{}\n", usage(command), about(command.get_about()))?;
        let own: Vec<&Arg> = documented(command).filter(|argument| !argument.is_global_set()).collect();
        arguments(&own, out)?;
        below(command, out)?;
    }
    Ok(())
}

/// `guong new [OPTIONS] <KIND> [TITLE]`, without the word before it.
fn usage(command: &Command) -> String {
    let usage = command.clone().render_usage().to_string();
    usage.trim_start_matches("Usage:").trim().to_owned()
}

/// The arguments of a command that are its own to explain.
fn documented(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !matches!(argument.get_id().as_str(), "help" | "version"))
}

fn arguments(arguments: &[&Arg], out: &mut String) -> fmt::Result {
    if arguments.is_empty() {
        return Ok(());
    }
    writeln!(out, "| Tham số · Argument | Ý nghĩa · Meaning |\n|---|---|")?;
    for argument in arguments {
        let mut meaning = about(argument.get_help());
        for value in argument.get_possible_values() {
            // Values of a switch are `true` and `false`, which nobody types.
            if argument.get_action().takes_values() {
                let help = about(value.get_help());
                write!(meaning, "<br>`{}`: {help}", value.get_name())?;
            }
        }
        let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
        if argument.get_action().takes_values() && !defaults.is_empty() {
            write!(meaning, "<br>Mặc định · Default: `{}`", defaults.join(" "))?;
        }
        writeln!(out, "| `{argument}` | {} |", cell(&meaning))?;
    }
    writeln!(out)
}

fn about(text: Option<&clap::builder::StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

fn keys(out: &mut String) -> fmt::Result {
    writeln!(out, "### Khóa của tệp nội dung · Keys of content files\n")?;
    writeln!(
        out,
        "Dấu * là bắt buộc; `a.b` là khóa `b` trong phần `a`. · A * is required; `a.b` is the key `b` of the table `a`.\n"
    )?;
    for schema in SCHEMAS {
        writeln!(out, "#### `{}`\n", schema.name)?;
        writeln!(out, "| Khóa · Key | Giá trị · Value | Ý nghĩa · Meaning |\n|---|---|---|")?;
        keys_of(schema, "", out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// The keys of a table, each followed by those of the table that it holds. `path` leads to the table.
fn keys_of(schema: &Schema, path: &str, out: &mut String) -> fmt::Result {
    for key in schema.keys {
        let (name, star) = (key.name, if key.required { " *" } else { "" });
        let (vi, en) = (cell(key.doc.vi), cell(key.doc.en));
        writeln!(out, "| `{path}{name}`{star} | {} | {vi} · {en} |", cell(&value(&key.shape)))?;
        if let Shape::Table(inner) | Shape::Tables(inner) = key.shape {
            keys_of(inner, &format!("{path}{name}."), out)?;
        }
    }
    Ok(())
}

/// What stands after the equals sign.
fn value(shape: &Shape) -> String {
    let words = match shape {
        Shape::Choice(words) => return code_list(words.iter().copied()),
        Shape::ShortText(most) => return format!("chữ, đến {most} ký tự · text, to {most} characters"),
        Shape::Integer(least, most) => return format!("số nguyên {least}–{most} · whole number {least}–{most}"),
        Shape::Id(kind) => return id_of(kind.words()),
        Shape::IdOrText(kind) => return format!("{}, hoặc chữ · or text", id_of(kind.words())),
        Shape::Ids(kind) => return format!("{}, hoặc danh sách · or a list", id_of(kind.words())),
        Shape::List(item) => return format!("danh sách · list: {}", value(item)),
        Shape::Text => Words::new("chữ", "text"),
        Shape::Figure => Words::new("chữ hoặc số", "text or number"),
        Shape::NewId => Words::new("mã mới", "new id"),
        Shape::Flag => Words::new("`true`, `false`", "yes or no"),
        Shape::Number => Words::new("số", "number"),
        Shape::Date => Words::new("ngày: `2026-04-15`", "date"),
        Shape::PartialDate => Words::new("ngày, hoặc `\"2026-04\"`, `\"2026\"`", "date, or a part of one"),
        Shape::Due => Words::new("`\"12-10\"` hằng năm, hoặc ngày", "every year, or a date"),
        Shape::Goal => Words::new("`\">= 80\"`", "relation and number"),
        Shape::Url | Shape::FolderUrl => Words::new("địa chỉ http(s)", "http(s) address"),
        Shape::File => Words::new("tên tệp đặt bên cạnh", "name of a file beside this one"),
        Shape::RowId => Words::new("`\"2026-hang-nam#3\"`", "row of an award list"),
        Shape::TimeZone => Words::new("`\"Asia/Ho_Chi_Minh\"`", "time zone"),
        Shape::Table(_) => Words::new("một phần", "table"),
        Shape::Tables(_) => Words::new("các phần `[[…]]`", "tables"),
    };
    format!("{} · {}", words.vi, words.en)
}

fn id_of(kind: Words) -> String {
    format!("mã {} · id of {} {}", kind.vi, article(kind.en), kind.en)
}

fn article(noun: &str) -> &'static str {
    // "Unit" begins with the sound of a consonant.
    if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

fn rows(out: &mut String) -> fmt::Result {
    writeln!(out, "### Cột của danh sách khen thưởng · Columns of award lists\n")?;
    writeln!(
        out,
        "Không phân biệt hoa thường, dấu và thứ tự cột. · Case, diacritics and the order of columns do not matter.\n"
    )?;
    writeln!(out, "| Khóa · Key | Tên cột · Labels |\n|---|---|")?;
    for column in Column::ALL {
        writeln!(out, "| `{}` | {} |", column.key(), cell(&column.labels()[1..].join("; ")))?;
    }
    writeln!(out)
}

fn award_forms(out: &mut String) -> fmt::Result {
    writeln!(out, "### Hình thức khen thưởng, danh hiệu · Award forms\n")?;
    writeln!(
        out,
        "| Mã · Id | Tên · Name | Loại · Kind | Cấp · Authority | Đối tượng · Subjects |\n|---|---|---|---|---|"
    )?;
    for form in AwardForms::builtin().iter() {
        let subjects = code_list(form.subjects.iter().map(|subject| subject.as_str()));
        let (kind, authority) = (form.kind.as_str(), form.authority.as_str());
        writeln!(
            out,
            "| `{}` | {} · {} | `{kind}` | `{authority}` | {subjects} |",
            form.id,
            cell(&form.name),
            cell(&form.name_en)
        )?;
    }
    writeln!(out)
}

fn all_rules(out: &mut String) -> fmt::Result {
    writeln!(out, "### Mã kiểm tra · Rules\n")?;
    writeln!(
        out,
        "`guong explain MÃ` nói rõ từng mã và cách sửa. · `guong explain CODE` tells what to do about each.\n"
    )?;
    writeln!(out, "| Mã · Code | Mức · Severity | Về việc gì · What it is about |\n|---|---|---|")?;
    for rule in rules::all() {
        let severity = rule.severity.words();
        let (vi, en) = (cell(rule.title.vi), cell(rule.title.en));
        writeln!(out, "| `{}` `{}` | {} · {} | {vi} · {en} |", rule.code, rule.name, severity.vi, severity.en)?;
    }
    Ok(())
}

fn code_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ")
}

/// Text inside a cell of a table: a bar would end the cell, a line break the table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

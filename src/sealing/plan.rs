//! The canonical form of a plan.

use super::canonical::{AwardFormForm, Piece, UnitForm, corrections, links, optional, text};
use crate::model::{CitedRef, Entry, Id, Party, Plan, Site};
use crate::source::Span;
use crate::syntax::Due;
use crate::syntax::outline::{Node, Outline};
use serde::Serialize;

#[derive(Serialize)]
struct Head {
    title: String,
    campaigns: Vec<String>,
    issuer: UnitForm,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signer: Option<Signer>,
    bases: Vec<String>,
    implements: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attached_to: Option<String>,
    recipients: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

#[derive(Serialize)]
struct Signer {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    capacity: Vec<String>,
}

#[derive(Serialize)]
struct Target {
    year: i32,
    group: String,
    measure: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

#[derive(Serialize)]
struct Quota {
    form: AwardFormForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    occasion: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collectives: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    individuals: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    households: Option<u32>,
}

#[derive(Serialize)]
struct Deadline {
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    from: Vec<UnitForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<UnitForm>,
}

#[derive(Serialize)]
struct Duty {
    unit: UnitForm,
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
}

/// The parts of a plan, in order.
pub(super) fn pieces(site: &Site, id: Id<Plan>) -> Vec<Piece> {
    let plan = &site.plans[id];
    let mut pieces = vec![Piece::new("head", &head(site, plan), plan.title.span)];
    pieces.extend(plan.targets.iter().map(target));
    pieces.extend((1..).zip(&plan.quotas).map(|(number, quota)| {
        let form = Quota {
            form: AwardFormForm::of(site, &quota.form),
            occasion: quota.occasion.map(|occasion| occasion.value.as_str()),
            collectives: quota.collectives,
            individuals: quota.individuals,
            households: quota.households,
        };
        Piece::new(format!("quota/{number}"), &form, quota.form.span)
    }));
    let deadlines = plan.deadlines.iter().filter(|deadline| deadline.duty.is_none());
    pieces.extend((1..).zip(deadlines).map(|(number, deadline)| {
        let form = Deadline {
            what: text(&deadline.what.value),
            due: deadline.due.map(|due| self::due(due.value)),
            from: deadline.from.iter().map(|from| party(site, from)).collect(),
            to: deadline.to.as_ref().map(|to| party(site, to)),
        };
        Piece::new(format!("deadline/{number}"), &form, deadline.what.span)
    }));
    pieces.extend((1..).zip(&plan.duties).map(|(number, duty)| {
        let due = duty.due.map(|due| self::due(due.value));
        let form = Duty { unit: UnitForm::of(site, &duty.unit), what: text(&duty.what.value), due };
        Piece::new(format!("duty/{number}"), &form, duty.what.span)
    }));
    if let Some(outline) = &plan.body.outline {
        pieces.extend(Points::read(outline, Span::top(plan.file)));
    }
    pieces.extend(links(site, Entry::Plan(id), &plan.body, plan.original.as_ref()));
    pieces.extend(corrections(&plan.corrections));
    pieces
}

fn head(site: &Site, plan: &Plan) -> Head {
    let ids = |cited: &[CitedRef]| cited.iter().map(|cited| cited.key.clone()).collect();
    Head {
        title: text(&plan.title.value),
        campaigns: plan.campaigns.iter().map(|campaign| campaign.key.clone()).collect(),
        issuer: UnitForm::of(site, &plan.issuer),
        kind: plan.kind.as_str(),
        number: optional(plan.number.as_ref().or(plan.symbol.as_ref())),
        issued: plan.issued.map(|issued| issued.value.to_string()),
        place: optional(plan.place.as_ref()),
        signer: plan.signer.as_ref().and_then(signer),
        bases: ids(&plan.bases),
        implements: ids(&plan.implements),
        attached_to: plan.attached_to.as_ref().map(|cited| cited.key.clone()),
        recipients: plan.recipients.iter().map(|recipient| text(&recipient.value)).collect(),
        sample: plan.sample,
    }
}

/// None where nothing is said of who signed.
fn signer(signer: &crate::model::Signer) -> Option<Signer> {
    let capacity: Vec<String> = signer.capacity.iter().map(|line| text(&line.value)).collect();
    let form = Signer { name: optional(signer.name.as_ref()), title: optional(signer.title.as_ref()), capacity };
    (form.name.is_some() || form.title.is_some() || !form.capacity.is_empty()).then_some(form)
}

fn target(target: &crate::model::Target) -> Piece {
    let form = Target {
        year: target.year.value,
        group: text(&target.group.value),
        measure: text(&target.measure.value),
        goal: target.goal.map(|goal| goal.value.to_string()),
        unit: optional(target.unit.as_ref()),
    };
    Piece::new(format!("target/{}", target.id.value), &form, target.id.span)
}

fn due(due: Due) -> String {
    match due {
        Due::Yearly { month, day } => format!("{month:02}-{day:02}"),
        Due::Once(date) => date.to_string(),
    }
}

fn party(site: &Site, party: &Party) -> UnitForm {
    match party {
        Party::Unit(unit) => UnitForm::of(site, unit),
        Party::Text(written) => UnitForm::new(site, None, &written.value),
    }
}

#[derive(Default, Serialize)]
struct Point {
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    paragraphs: Vec<String>,
}

/// Gathers the text of a plan by its anchors: what has none belongs to the anchor before it.
struct Points<'a> {
    outline: &'a Outline,
    points: Vec<(String, Span, Point)>,
}

impl Points<'_> {
    fn read(outline: &Outline, top: Span) -> impl Iterator<Item = Piece> {
        let mut points = Points { outline, points: vec![("text".to_owned(), top, Point::default())] };
        points.add(&outline.nodes);
        let filled =
            points.points.into_iter().filter(|(_, _, point)| point.label.is_some() || !point.paragraphs.is_empty());
        filled.map(|(key, span, point)| Piece::new(key, &point, span))
    }

    fn add(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Section(section) => {
                    self.open(&section.anchor, section.label.as_deref(), section.span);
                    self.say(None, self.outline.text(section.title));
                    self.add(&section.children);
                }
                Node::Point(point) => {
                    match &point.anchor {
                        Some(anchor) => {
                            self.open(anchor, Some(&point.label), point.span);
                            self.say(None, self.outline.text(point.text));
                        }
                        None => self.say(Some(&point.label), self.outline.text(point.text)),
                    }
                    self.add(&point.children);
                }
                Node::Block(part) => self.say(None, self.outline.text(*part)),
            }
        }
    }

    fn open(&mut self, anchor: &str, label: Option<&str>, span: Span) {
        let point = Point { label: label.map(text), paragraphs: Vec::new() };
        self.points.push((format!("#{anchor}"), span, point));
    }

    /// Adds words to the point that is open; a dash or plus stands before its own.
    fn say(&mut self, mark: Option<&str>, words: &str) {
        let Some((_, _, point)) = self.points.last_mut() else { return };
        let lines = words.lines().map(text).filter(|line| !line.is_empty());
        let mark = mark.map(|mark| format!("{mark} ")).unwrap_or_default();
        point
            .paragraphs
            .extend(lines.enumerate().map(|(at, line)| if at == 0 { format!("{mark}{line}") } else { line }));
    }
}

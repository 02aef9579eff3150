//! Figures over time as a line.

use crate::model::Progress;
use crate::pages::view::{Key, TrendPoint, TrendView};
use chrono::NaiveDate;

/// The line of a target's figures; none where they are of fewer than two days. Of the figures of one day the last one
/// counts.
pub(super) fn trend(goal: f64, year: i32, figures: &[&Progress]) -> Option<TrendView> {
    let mut days: Vec<(NaiveDate, f64)> = Vec::new();
    for figure in figures {
        let day = figure.as_of.value.last_day();
        days.pop_if(|(last, _)| *last == day);
        days.push((day, figure.value));
    }
    let ((first, from), (last, to)) = (*days.first()?, *days.last()?);
    if days.len() < 2 {
        return None;
    }
    let of_year = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let start = of_year(1, 1).map_or(first, |day| day.min(first));
    let end = of_year(12, 31).map_or(last, |day| day.max(last));
    let (low, high) = days.iter().fold((goal, goal), |(low, high), (_, value)| (low.min(*value), high.max(*value)));
    let y = |value: f64| if high > low { percent(high - value, high - low, ROOM) } else { 50.0 };
    let span = days_between(start, end);
    let points: Vec<TrendPoint> = (days.iter())
        .map(|(day, value)| TrendPoint { x: percent(days_between(start, *day), span, 0.0), y: y(*value) })
        .collect();
    let line: Vec<String> = points.iter().map(|point| format!("{},{}", point.x, point.y)).collect();
    Some(TrendView {
        line: line.join(" "),
        points,
        goal_y: y(goal),
        start: month(start),
        end: month(end),
        direction: direction(from, to),
        change: change(from, to),
    })
}

/// A day as the month that it is in.
fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// What stays free above the highest and below the lowest point, in percent.
const ROOM: f64 = 8.0;

/// A part of a length in percent of it, between two margins; rounded, so that a page is the same on every machine.
fn percent(part: f64, whole: f64, margin: f64) -> f64 {
    let share = if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 };
    ((margin + share * (100.0 - 2.0 * margin)) * 10.0).round() / 10.0
}

fn days_between(from: NaiveDate, to: NaiveDate) -> f64 {
    i32::try_from((to - from).num_days()).map_or(0.0, f64::from)
}

/// Which way a figure went.
pub(super) fn direction(from: f64, to: f64) -> Key {
    if change(from, to) == 0.0 {
        "same"
    } else if to > from {
        "up"
    } else {
        "down"
    }
}

/// How far a figure went, free of what binary fractions add.
pub(super) fn change(from: f64, to: f64) -> f64 {
    ((to - from).abs() * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::world::{Clock, MemoryWorld};

    fn drawn(goal: f64, year: i32, figures: &[(&str, f64)]) -> Option<TrendView> {
        let figure = |(day, value): &(&str, f64)| {
            format!("[[progress]]\ntarget = \"t\"\nas_of = \"{day}\"\nvalue = {value}\nsource = \"b\"\n")
        };
        let figures: String = figures.iter().map(figure).collect();
        let campaign = format!("+++\ntitle = \"A\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n{figures}+++\n");
        let world =
            MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap())).with("content/campaigns/a.md", campaign);
        let (site, _) = load(&world);
        let progress: Vec<&Progress> = site.campaigns.records()[0].progress.iter().collect();
        trend(goal, year, &progress)
    }

    #[test]
    fn figures_lie_within_the_year_and_the_goal_among_them() {
        let trend = drawn(80.0, 2026, &[("2026-01-01", 60.0), ("2026-12", 70.0)]).unwrap();
        assert_eq!(trend.line, "0,92 100,50");
        assert_eq!((trend.goal_y, trend.direction, trend.change), (8.0, "up", 10.0));
        assert_eq!((trend.start.as_str(), trend.end.as_str()), ("2026-01", "2026-12"));
        let early = drawn(80.0, 2027, &[("2026-07-02", 90.3), ("2026-10-31", 90.2)]).unwrap();
        assert_eq!(
            (early.points[0].x, early.start.as_str(), early.direction, early.change),
            (0.0, "2026-07", "down", 0.1)
        );
    }

    #[test]
    fn one_day_is_no_line_and_what_never_moves_is_a_level_one() {
        assert_eq!(drawn(80.0, 2026, &[]), None);
        assert_eq!(drawn(80.0, 2026, &[("2026-01-31", 1.0), ("2026-01", 2.0)]), None);
        let level = drawn(80.0, 2026, &[("2026-01-31", 80.0), ("2026-03-31", 80.0)]).unwrap();
        assert_eq!((level.points[1].y, level.goal_y, level.direction), (50.0, 50.0, "same"));
        let last_of_a_day = drawn(0.0, 2026, &[("2026-01-31", 5.0), ("2026-01-31", 0.0), ("2026-03-31", 5.0)]).unwrap();
        assert_eq!(last_of_a_day.points.len(), 2);
        assert!(last_of_a_day.line.starts_with("8.2,92 "), "{}", last_of_a_day.line);
    }
}

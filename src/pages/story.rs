//! A story, and what is left of it after its last day.

use super::PageKind;
use super::desk::{About, Desk, figure_groups, step};
use crate::model::{Entry, Id, Site, Story, Visibility};
use crate::route::{Feed, Route, StoryFilter};
use crate::source::Spanned;
use crate::syntax::markdown;
use serde::Serialize;

use super::view::{
    AwardMention, FigureGroup, IsoDate, Key, Link, PageMeta, Picture, Reference, SiteView, Step, StoryCard,
};

/// Context of `story.html`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryPage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// `individual`, `collective`, `household` or `model`.
    pub kind: Key,
    /// The campaign.
    pub campaign: Reference,
    /// Content heads, with the lists of their stories.
    pub content_heads: Vec<Reference>,
    /// The editor's summary.
    pub summary: String,
    /// Date of the story.
    pub date: IsoDate,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
    /// Who did it.
    pub subject: String,
    /// Organisation or residential group.
    pub unit: Reference,
    /// What was hard, in a sentence or two.
    pub problem: Option<String>,
    /// Results, grouped by date and source.
    pub figures: Vec<FigureGroup>,
    /// The story's text.
    pub body_html: String,
    /// Its headings; empty where there are few.
    pub contents: Vec<Link>,
    /// Pictures that the text does not place itself.
    pub photos: Vec<Picture>,
    /// How to replicate it.
    pub steps: Vec<Step>,
    /// Whom to ask.
    pub contact_office: Option<Reference>,
    /// Awards that recognised it, highest first; a revoked one stays and says so.
    pub awards: Vec<AwardMention>,
    /// Up to three stories that are near: of the same content heads, unit and kind.
    pub related: Vec<StoryCard>,
    /// Where it is read aloud; none where the portal does not offer that.
    pub listen_href: Option<String>,
    /// List of all stories.
    pub stories_href: String,
}

/// Context of `tombstone.html`: title and dates of a story that is no longer shown, and no personal data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryTombstonePage {
    /// What the page says about itself.
    pub page: PageMeta,
    /// The portal around it.
    pub site: SiteView,
    /// Title.
    pub title: String,
    /// Date of the story.
    pub date: IsoDate,
    /// Last day on which it was shown.
    pub expired: IsoDate,
    /// Lists where readers find similar stories: its content heads.
    pub content_heads: Vec<Link>,
    /// List of all stories.
    pub stories_href: String,
}

/// The stories that readers see.
#[derive(Debug)]
pub struct OneStory;

impl PageKind for OneStory {
    type Context = StoryPage;
    const TEMPLATE: &'static str = "story.html";

    fn routes(site: &Site) -> Vec<Route> {
        site.index.stories.iter().copied().map(Route::Story).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<StoryPage> {
        let Route::Story(id) = desk.route else { return None };
        let story = &desk.site.stories[id];
        if !desk.site.is_published(Entry::Story(id)) {
            return None;
        }
        let text = |text: Option<&Spanned<String>>| text.map(|text| text.value.clone());
        let (body_html, contents) = desk.body_and_contents(Entry::Story(id));
        Some(StoryPage {
            page: page(desk, id),
            site: desk.site_view(),
            title: story.title.value.clone(),
            kind: story.kind.as_str(),
            campaign: desk.campaign_of(&story.campaign),
            content_heads: content_heads(desk, story),
            summary: text(story.summary.as_ref()).unwrap_or_default(),
            date: story.date.value.to_string(),
            author: text(story.author.as_deref()),
            editor: text(story.editor.as_deref()),
            subject: story.subject.value.clone(),
            unit: desk.unit_of(&story.unit),
            problem: text(story.problem.as_deref()),
            figures: figure_groups(&story.results),
            body_html,
            contents,
            photos: photos(desk, id),
            steps: story.steps.iter().map(|written| step(&written.value)).collect(),
            contact_office: story.contact_office.as_ref().map(|office| desk.office(&office.value)),
            awards: desk.awards_of(id).into_iter().map(|row| desk.award_mention(row)).collect(),
            related: desk.related(id, 3),
            listen_href: listen_href(desk, story),
            stories_href: desk.href(Route::Stories(StoryFilter::All, 1)),
        })
    }
}

/// The page that reads aloud is one for all stories, so that it costs theirs nothing but a link.
fn listen_href(desk: &Desk<'_>, story: &Story) -> Option<String> {
    let page = desk.site.settings.read_aloud.then(|| desk.href(Route::Listen))?;
    Some(format!("{page}?bai={}", story.id.value))
}

fn page(desk: &Desk<'_>, id: Id<Story>) -> PageMeta {
    let story = &desk.site.stories[id];
    let base = &desk.site.settings.base_url.value;
    let date = story.date.value.to_string();
    let summary = story.summary.as_ref().map(|summary| summary.value.clone());
    let photo = story.photos.first().and_then(|photo| {
        let file = desk.site.attachments.find(Entry::Story(id), &photo.file.value)?;
        desk.share_image(file, &photo.alt.value)
    });
    let publisher = desk.site.settings.publisher.target().map(|unit| desk.site.units[unit].name.value.clone());
    desk.page(About {
        title: Some(story.title.value.clone()),
        description: summary.clone(),
        made_up: story.sample,
        section: Some("stories"),
        json_ld: Some(serde_json::json!({
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": story.title.value,
            "description": summary,
            "datePublished": date,
            "inLanguage": desk.language(),
            "creativeWorkStatus": story.sample.then_some("Sample data, not real"),
            "image": photo.as_ref().map(|photo| &photo.address),
            "url": desk.here().absolute(base),
            "about": story.subject.value,
            "author": story.author.as_ref().map(|author| serde_json::json!({ "@type": "Person", "name": author.value })),
            "publisher": publisher.map(|name| serde_json::json!({ "@type": "GovernmentOrganization", "name": name })),
        })),
        published: Some(date),
        image: photo,
        feed: Some(Feed::Stories),
        ..About::default()
    })
}

/// The content heads of a story, with the lists of their stories.
fn content_heads(desk: &Desk<'_>, story: &Story) -> Vec<Reference> {
    let campaign = story.campaign.target().map(|id| &desk.site.campaigns[id]);
    let head = |id: &str| {
        let own = campaign.and_then(|campaign| campaign.content_heads.iter().find(|head| head.id.value == id));
        let at = desk.site.index.head(id)?;
        let listed = &desk.site.index.heads[at];
        let text = own.map_or(&listed.title, |head| &head.title.value).clone();
        let href = (!listed.stories.is_empty()).then(|| desk.href(Route::Stories(StoryFilter::Head(at), 1)));
        Some(Reference { href, ..Reference::plain(text) })
    };
    story.content_heads.iter().filter_map(|written| head(&written.value)).collect()
}

/// The pictures that the text does not place itself.
fn photos(desk: &Desk<'_>, id: Id<Story>) -> Vec<Picture> {
    let story = &desk.site.stories[id];
    let placed = |name: &str| {
        let shows =
            |image: &markdown::Image| matches!(&image.address, markdown::Address::Local { path, .. } if path == name);
        story.body.images.iter().any(shows)
    };
    let free = story.photos.iter().filter(|photo| !placed(&photo.file.value));
    free.filter_map(|photo| desk.picture(Entry::Story(id), &photo.file.value)).collect()
}

/// What is left of stories after their last day.
#[derive(Debug)]
pub struct Tombstone;

impl PageKind for Tombstone {
    type Context = StoryTombstonePage;
    const TEMPLATE: &'static str = "tombstone.html";

    fn routes(site: &Site) -> Vec<Route> {
        let expired = |story: &Story| matches!(story.visibility(site.today), Visibility::Expired(_));
        site.stories.iter().filter(|(_, story)| expired(story)).map(|(id, _)| Route::Story(id)).collect()
    }

    fn context(desk: &Desk<'_>) -> Option<StoryTombstonePage> {
        let Route::Story(id) = desk.route else { return None };
        let story = &desk.site.stories[id];
        let Visibility::Expired(expired) = story.visibility(desk.site.today) else { return None };
        let link = |head: Reference| Some(Link::new(head.href?, head.text));
        Some(StoryTombstonePage {
            page: desk.page(About {
                title: Some(story.title.value.clone()),
                made_up: story.sample,
                section: Some("stories"),
                noindex: true,
                ..About::default()
            }),
            site: desk.site_view(),
            title: story.title.value.clone(),
            date: story.date.value.to_string(),
            expired: expired.to_string(),
            content_heads: content_heads(desk, story).into_iter().filter_map(link).collect(),
            stories_href: desk.href(Route::Stories(StoryFilter::All, 1)),
        })
    }
}

//! Pictures and scans that stand beside the text and are published with it: scans as they are, pictures made anew.
//!
//! Only what a published record names is read and published; other files of the content folder stay private.

use super::attachment_rules::{missing, outside, refused, unreadable};
use super::body::Body;
use super::files::Files;
use super::{Entry, Site, Visibility};
use crate::diagnostic::Diagnostic;
use crate::picture::{self, Fault, Rendition, renditions};
use crate::source::{Span, Spanned, sha256};
use crate::syntax::markdown;
use crate::syntax::schema::did_you_mean;
use crate::syntax::slug;
use crate::world::{Root, World};
use std::collections::{BTreeMap, BTreeSet};

/// The number of an attachment in [`Attachments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachmentId(usize);

/// A file that a record shows or offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Path below `content/`.
    pub source: String,
    /// The record beside whose page it stands.
    pub owner: Entry,
    /// Its name there, without an extension: lower-case ASCII.
    pub stem: String,
    /// The extension that its bytes deserve.
    pub extension: &'static str,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the bytes in lower-case hexadecimal.
    pub sha256: String,
    /// Width and height in pixels, upright, where it is a picture.
    pub dimensions: Option<(u32, u32)>,
    /// Whether it is the scan of an official document, which is published as it is.
    pub is_scan: bool,
    /// Where it is named.
    pub span: Span,
}

impl Attachment {
    /// The files that it is made into, from the smallest; none where it is published as it is.
    #[must_use]
    pub fn renditions(&self) -> Vec<Rendition> {
        self.dimensions.filter(|_| !self.is_scan).map(renditions).unwrap_or_default()
    }

    /// The file's name where it is published as it is.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}", self.stem, self.extension)
    }

    /// The name of one of the files that it is made into. No slug holds an underscore, so that none of them can meet
    /// another file's name.
    #[must_use]
    pub fn name_of(&self, rendition: Rendition) -> String {
        format!("{}_{}.{}", self.stem, rendition.width, rendition.encoding.extension())
    }
}

/// Everything that is attached to published records.
#[derive(Debug, Default)]
pub struct Attachments {
    list: Vec<Attachment>,
    by_use: BTreeMap<(Entry, String), AttachmentId>,
}

impl Attachments {
    /// The file that `owner` names by `name`, a path relative to the owner's file.
    #[must_use]
    pub fn find(&self, owner: Entry, name: &str) -> Option<AttachmentId> {
        self.by_use.get(&(owner, name.to_owned())).copied()
    }

    /// Every attachment with its number.
    pub fn iter(&self) -> impl Iterator<Item = (AttachmentId, &Attachment)> {
        self.list.iter().enumerate().map(|(index, attachment)| (AttachmentId(index), attachment))
    }
}

impl std::ops::Index<AttachmentId> for Attachments {
    type Output = Attachment;

    fn index(&self, id: AttachmentId) -> &Attachment {
        &self.list[id.0]
    }
}

/// The folder of a content file, ending in `/` unless it is the root.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').map_or("", |slash| &path[..=slash])
}

/// What a record asks to be published beside its page.
struct Request {
    owner: Entry,
    /// The folder of the content file.
    folder: String,
    name: Spanned<String>,
    wanted: Wanted,
    published: bool,
}

/// What a file is asked to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Picture,
    Scan,
}

/// Reads every picture and scan that a record names. What an unpublished story names is checked, but not attached.
pub(super) fn gather(site: &Site, files: Files<'_>, world: &dyn World, out: &mut Vec<Diagnostic>) -> Attachments {
    let mut found = Attachments::default();
    let mut taken: BTreeMap<(Entry, String), String> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for request in requests(site) {
        // A picture of the front matter that the text shows too is one use.
        if !seen.insert((request.owner, request.name.value.clone())) {
            continue;
        }
        let source = format!("{}{}", request.folder, request.name.value);
        if files.is_refused(&source) {
            continue;
        }
        match read(&request, &source, files, world) {
            Err(finding) => out.push(*finding),
            Ok(_) if !request.published => {}
            Ok(mut attachment) => {
                // Two names can fold to one, and two pictures can differ in their extension alone: the second one
                // gets a part of its checksum.
                let place = (attachment.owner, attachment.stem.clone());
                if taken.get(&place).is_some_and(|other| *other != source) {
                    attachment.stem = format!("{}-{}", attachment.stem, &attachment.sha256[..8]);
                }
                taken.insert(place, source);
                found.by_use.insert((request.owner, request.name.value), AttachmentId(found.list.len()));
                found.list.push(attachment);
            }
        }
    }
    found
}

fn requests(site: &Site) -> Vec<Request> {
    let mut requests = Vec::new();
    for (owner, body) in site.bodies() {
        let folder = folder(site.sources.path(body.file)).to_owned();
        let mut ask = |name: Spanned<String>, wanted, published| {
            requests.push(Request { owner, folder: folder.clone(), name, wanted, published });
        };
        let mut published = true;
        match owner {
            Entry::Story(id) => {
                let story = &site.stories[id];
                published = story.visibility(site.today) == Visibility::Published;
                for photo in &story.photos {
                    ask(photo.file.clone(), Wanted::Picture, published);
                }
            }
            Entry::Plan(id) => {
                let original = site.plans[id].original.clone();
                if let Some(original) = original {
                    ask(original, Wanted::Scan, true);
                }
            }
            _ => {}
        }
        for (name, span) in pictures(body) {
            ask(Spanned::new(name, span), Wanted::Picture, published);
        }
    }
    requests.retain(|request| !request.name.value.is_empty());
    requests
}

fn pictures(body: &Body) -> impl Iterator<Item = (String, Span)> {
    body.images.iter().filter_map(|image| match &image.address {
        markdown::Address::Local { path, .. } => Some((path.clone(), image.span)),
        _ => None,
    })
}

fn read(request: &Request, source: &str, files: Files<'_>, world: &dyn World) -> Result<Attachment, Box<Diagnostic>> {
    let Request { name, .. } = request;
    let plain = !name.value.contains('/') && !name.value.contains('\\');
    if !plain {
        return Err(Box::new(outside(&name.value, name.span)));
    }
    if !files.contains(source) {
        let near = did_you_mean(&name.value, files.beside(&request.folder));
        return Err(Box::new(missing(&name.value, name.span, near)));
    }
    let bytes =
        world.read(Root::Content, source).map_err(|error| Box::new(unreadable(&name.value, name.span, &error)))?;
    let looked = look(request.wanted, &bytes);
    let (extension, dimensions) =
        looked.map_err(|fault| Box::new(refused(request.wanted, &fault, &name.value, name.span)))?;
    let stem = name.value.rsplit_once('.').map_or(name.value.as_str(), |(stem, _)| stem);
    let stem = Some(slug(stem)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "tep".to_owned());
    Ok(Attachment {
        source: source.to_owned(),
        owner: request.owner,
        stem,
        extension,
        size: bytes.len() as u64,
        sha256: sha256(&bytes),
        dimensions,
        is_scan: request.wanted == Wanted::Scan,
        span: name.span,
    })
}

/// An extension, and the size of what is a picture.
type Looks = (&'static str, Option<(u32, u32)>);

/// The extension that the bytes deserve, whatever the name says, and the size of what is shown as a picture.
fn look(wanted: Wanted, bytes: &[u8]) -> Result<Looks, Fault> {
    if wanted == Wanted::Scan && bytes.starts_with(b"%PDF-") {
        return Ok(("pdf", None));
    }
    let facts = match wanted {
        Wanted::Picture => picture::inspect(bytes)?,
        // Nobody decodes a scan, so that it may be as large as it is.
        Wanted::Scan => picture::look(bytes)?,
    };
    let extension = facts.format.extension().ok_or(Fault::Kind(Some(facts.format)))?;
    Ok((extension, Some(facts.size)))
}

//! Pictures and scans that stand beside the text and are published with it.
//!
//! Only what a published record names is read and published; other files of the content folder stay private.

use super::body::Body;
use super::files::Files;
use super::{Entry, Site, Visibility};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::{Span, Spanned, sha256};
use crate::syntax::markdown;
use crate::syntax::schema::did_you_mean;
use crate::syntax::slug;
use crate::text;
use crate::world::{Root, World};
use std::collections::{BTreeMap, BTreeSet};

/// The number of an attachment in [`Attachments`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttachmentId(usize);

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Path below `content/`.
    pub source: String,
    /// The record beside whose page it stands.
    pub owner: Entry,
    /// Its name there: lower-case ASCII, with the extension that its bytes deserve.
    pub name: String,
    /// Length in bytes.
    pub size: u64,
    /// SHA-256 of the bytes in lower-case hexadecimal.
    pub sha256: String,
    /// Width and height in pixels, where it is a picture.
    pub dimensions: Option<(usize, usize)>,
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Picture,
    Scan,
}

/// Reads every picture and scan that a record names. What an unpublished story names is checked, but not attached.
pub(super) fn gather(site: &Site, files: &Files, world: &dyn World, out: &mut Vec<Diagnostic>) -> Attachments {
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
                // Two names can fold to one: the second one gets a part of its checksum.
                let place = (attachment.owner, attachment.name.clone());
                if taken.get(&place).is_some_and(|other| *other != source) {
                    let (stem, extension) = attachment.name.rsplit_once('.').unwrap_or((&attachment.name, ""));
                    attachment.name = format!("{stem}-{}.{extension}", &attachment.sha256[..8]);
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
        let folder = folder(site.sources.file(body.file).path()).to_owned();
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

fn read(request: &Request, source: &str, files: &Files, world: &dyn World) -> Result<Attachment, Box<Diagnostic>> {
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
    let extension =
        kind_of(request.wanted, &bytes).ok_or_else(|| Box::new(wrong_kind(request.wanted, &name.value, name.span)))?;
    let dimensions = imagesize::blob_size(&bytes).ok().map(|size| (size.width, size.height));
    let stem = name.value.rsplit_once('.').map_or(name.value.as_str(), |(stem, _)| stem);
    let stem = Some(slug(stem)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "tep".to_owned());
    Ok(Attachment {
        source: source.to_owned(),
        owner: request.owner,
        name: format!("{stem}.{extension}"),
        size: bytes.len() as u64,
        sha256: sha256(&bytes),
        dimensions,
    })
}

/// The extension that the bytes deserve, whatever the name says; none where they are not of the wanted kind.
fn kind_of(wanted: Wanted, bytes: &[u8]) -> Option<&'static str> {
    if wanted == Wanted::Scan && bytes.starts_with(b"%PDF-") {
        return Some("pdf");
    }
    let readable = imagesize::blob_size(bytes).is_ok_and(|size| size.width > 0 && size.height > 0);
    match imagesize::image_type(bytes).ok().filter(|_| readable)? {
        imagesize::ImageType::Jpeg => Some("jpg"),
        imagesize::ImageType::Png => Some("png"),
        imagesize::ImageType::Webp => Some("webp"),
        _ => None,
    }
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&MISSING_FILE, &WRONG_KIND, &OUTSIDE];

/// A picture or scan that is not there.
pub static MISSING_FILE: Rule = Rule {
    code: "G421",
    name: "missing-file",
    severity: Severity::Error,
    title: Words::new("Không thấy tệp ảnh hoặc bản quét", "A picture or scan that is not there"),
    explanation: Words::new(
        "Ảnh và bản quét đặt cạnh tệp .md, cùng thư mục; tên phải đúng từng chữ, kể cả chữ hoa và phần mở rộng (.jpg khác .JPG).",
        "Pictures and scans stand beside the .md file, in the same folder; the name must be exact, capitals and extension included.",
    ),
};

fn missing(name: &str, span: Span, near: Option<&str>) -> Diagnostic {
    let found = MISSING_FILE
        .at(span, text!("không thấy tệp “{name}” cạnh tệp này", "there is no file `{name}` beside this one"));
    match near {
        Some(near) => found.hint(text!("có phải ý bạn là “{near}”?", "did you mean `{near}`?")),
        None => found.hint(text!(
            "chép tệp vào cùng thư mục, hoặc sửa tên",
            "copy the file into this folder, or correct the name"
        )),
    }
}

fn unreadable(name: &str, span: Span, error: &std::io::Error) -> Diagnostic {
    MISSING_FILE
        .at(span, text!("không đọc được tệp “{name}”: {error}", "the file `{name}` cannot be read: {error}"))
        .hint(text!(
            "đóng chương trình đang mở tệp, kiểm tra quyền đọc",
            "close the program that has it open; check the right to read it"
        ))
}

/// A file that is not what it is used as.
pub static WRONG_KIND: Rule = Rule {
    code: "G422",
    name: "wrong-kind-of-file",
    severity: Severity::Error,
    title: Words::new("Tệp không phải ảnh hoặc bản quét", "A file that is not a picture or a scan"),
    explanation: Words::new(
        "Ảnh dùng JPEG, PNG hoặc WebP; bản quét dùng PDF hoặc ảnh. Đổi phần mở rộng của tên không làm đổi loại tệp: mở bằng chương trình xem ảnh rồi lưu lại đúng loại. Ảnh HEIC của iPhone cần chuyển sang JPEG.",
        "Pictures are JPEG, PNG or WebP; scans are PDF or pictures. Renaming a file does not change what it is: open it and save it again in one of these formats. HEIC pictures of an iPhone have to be converted to JPEG.",
    ),
};

fn wrong_kind(wanted: Wanted, name: &str, span: Span) -> Diagnostic {
    match wanted {
        Wanted::Picture => WRONG_KIND
            .at(
                span,
                text!("“{name}” không phải ảnh JPEG, PNG hoặc WebP", "`{name}` is not a JPEG, PNG or WebP picture"),
            )
            .hint(text!(
                "mở ảnh bằng chương trình xem ảnh rồi lưu lại thành JPEG",
                "open it in a picture viewer and save it as JPEG"
            )),
        Wanted::Scan => WRONG_KIND
            .at(span, text!("“{name}” không phải tệp PDF hoặc ảnh", "`{name}` is not a PDF or a picture"))
            .hint(text!("quét lại hoặc xuất ra PDF", "scan it again, or export it as PDF")),
    }
}

/// A path that leaves the folder.
pub static OUTSIDE: Rule = Rule {
    code: "G423",
    name: "outside-of-folder",
    severity: Severity::Error,
    title: Words::new("Ảnh không nằm cạnh bài", "A picture that is not beside its text"),
    explanation: Words::new(
        "Ảnh phải nằm cùng thư mục với bài, để bài và ảnh luôn đi cùng nhau và không tệp nào ngoài content/ bị công bố nhầm.",
        "A picture stands in the same folder as its text, so that both stay together and no file outside of content/ is published by mistake.",
    ),
};

fn outside(name: &str, span: Span) -> Diagnostic {
    OUTSIDE.at(span, text!("“{name}” không nằm cạnh tệp này", "`{name}` is not beside this file")).hint(text!(
        "chép ảnh vào cùng thư mục và chỉ ghi tên tệp",
        "copy the picture into this folder and write its name alone"
    ))
}

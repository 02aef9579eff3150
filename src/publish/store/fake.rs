//! A store in memory that can be made to fail or to know less, and sites to put into it.

use super::plan::tag;
use super::{Ready, Store, StoreAddress, Upload, Uploaded};
use crate::publish::PublishError;
use crate::publish::manifest::{MANIFEST, digest};
use crate::source::push_hex;
use async_trait::async_trait;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    ObjectStoreExt as _, PutMode, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

/// What somebody else does before the change of this number.
type Meanwhile = (usize, Box<dyn FnOnce() + Send>);

pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// A store that remembers what it was asked to change.
#[derive(Default)]
pub(super) struct Fake {
    pub(super) objects: Arc<InMemory>,
    pub(super) log: Mutex<Vec<String>>,
    /// How many changes are let through; all where there is none.
    pub(super) changes: Option<usize>,
    pub(super) meanwhile: Mutex<Option<Meanwhile>>,
    /// Whether it knows no conditional puts.
    pub(super) plain: bool,
}

impl Fake {
    pub(super) fn over(objects: &Arc<InMemory>) -> Self {
        Fake { objects: Arc::clone(objects), ..Fake::default() }
    }

    fn change(&self, what: String) -> Result<()> {
        let number = self.log.lock().unwrap().len();
        let waiting = self.meanwhile.lock().unwrap().take_if(|(at, _)| *at == number);
        if let Some((_, happen)) = waiting {
            happen();
        }
        if self.changes.is_some_and(|changes| number >= changes) {
            return Err(Error::Generic { store: "fake", source: "cut off".into() });
        }
        self.log.lock().unwrap().push(what);
        Ok(())
    }
}

impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fake")
    }
}

impl fmt::Display for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fake")
    }
}

#[async_trait]
impl ObjectStore for Fake {
    async fn put_opts(&self, path: &Path, bytes: PutPayload, options: PutOptions) -> Result<PutResult> {
        if self.plain && !matches!(options.mode, PutMode::Overwrite) {
            return Err(Error::NotImplemented { operation: "put".to_owned(), implementer: "fake".to_owned() });
        }
        self.change(format!("put {path}"))?;
        self.objects.put_opts(path, bytes, options).await
    }

    async fn put_multipart_opts(&self, _: &Path, _: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        unreachable!("files go up in one piece")
    }

    async fn get_opts(&self, path: &Path, options: GetOptions) -> Result<GetResult> {
        self.objects.get_opts(path, options).await
    }

    fn delete_stream(&self, paths: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        // The stream outlives the borrow: it is drained here, which a store in memory can do at once.
        let paths: Vec<Path> = futures_util::FutureExt::now_or_never(paths.map(Result::unwrap).collect()).unwrap();
        let removed: Vec<Result<Path>> = paths
            .into_iter()
            .map(|path| {
                self.change(format!("delete {path}"))?;
                futures_util::FutureExt::now_or_never(self.objects.delete(&path)).unwrap().map(|()| path)
            })
            .collect();
        futures_util::stream::iter(removed).boxed()
    }

    /// Tags are the MD5 of what is there, as those of S3 are.
    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let objects = Arc::clone(&self.objects);
        let listed = self.objects.list(prefix);
        let tagged = listed.then(move |object| {
            let objects = Arc::clone(&objects);
            async move {
                let object = object?;
                let bytes = objects.get(&object.location).await?.bytes().await?;
                Ok(ObjectMeta { e_tag: Some(format!("\"{}\"", tag(&bytes))), ..object })
            }
        });
        tagged.boxed()
    }

    async fn list_with_delimiter(&self, _: Option<&Path>) -> Result<ListResult> {
        unreachable!("nobody asks for folders")
    }

    async fn copy_opts(&self, _: &Path, _: &Path, _: CopyOptions) -> Result<()> {
        unreachable!("nothing is copied")
    }
}

/// What the store holds, by path.
pub(super) fn contents(objects: &InMemory) -> Files {
    let all = async {
        let listed: Vec<Result<ObjectMeta>> = objects.list(None).collect().await;
        let mut files = Files::new();
        for object in listed {
            let path = object.unwrap().location;
            files.insert(path.to_string(), objects.get(&path).await.unwrap().bytes().await.unwrap().to_vec());
        }
        files
    };
    futures_util::FutureExt::now_or_never(all).unwrap()
}

pub(super) fn place(objects: &InMemory, path: &str, text: &str) {
    let path = Path::from(path);
    let put = objects.put(&path, text.to_owned().into());
    futures_util::FutureExt::now_or_never(put).unwrap().unwrap();
}

/// A site with its manifest. What stands in brackets is what the file needs.
pub(super) fn site(files: &[(&str, &str)]) -> Files {
    let mut site: Files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    let manifest = list(&site, |_| true);
    site.insert(MANIFEST.to_owned(), manifest);
    site
}

pub(super) fn list(site: &Files, is_listed: impl Fn(&str) -> bool) -> Vec<u8> {
    let mut manifest = String::new();
    for (path, bytes) in site.iter().filter(|(path, _)| is_listed(path)) {
        push_hex(&mut manifest, &digest(bytes));
        let _ = writeln!(manifest, "  {path}");
    }
    manifest.into_bytes()
}

pub(super) fn first() -> Files {
    site(&[
        ("index.html", "[assets/g-11111111.css] [guong/a/index.html] v1"),
        ("guong/index.html", "[assets/g-11111111.css] v1"),
        ("guong/a/index.html", "[assets/g-11111111.css] [guong/a/anh.png] a"),
        ("guong/a/anh.png", "picture of a"),
        ("gioi-thieu/index.html", "[assets/keep-00000000.js] about"),
        ("assets/g-11111111.css", "v1"),
        ("assets/keep-00000000.js", "the same"),
        ("feed.xml", "[guong/a/index.html]"),
        ("tim-kiem/chi-muc/root.js", "[tim-kiem/chi-muc/aaaaaaaa.js] [guong/a/index.html]"),
        ("tim-kiem/chi-muc/aaaaaaaa.js", "v1"),
    ])
}

pub(super) fn second() -> Files {
    site(&[
        ("index.html", "[assets/g-22222222.css] [guong/b/index.html] v2"),
        ("guong/index.html", "[assets/g-22222222.css] v2"),
        ("guong/b/index.html", "[assets/g-22222222.css] [guong/b/anh.png] b"),
        ("guong/b/anh.png", "picture of b"),
        ("gioi-thieu/index.html", "[assets/keep-00000000.js] about"),
        ("assets/g-22222222.css", "v2"),
        ("assets/keep-00000000.js", "the same"),
        ("feed.xml", "[guong/b/index.html]"),
        ("tim-kiem/chi-muc/root.js", "[tim-kiem/chi-muc/bbbbbbbb.js] [guong/b/index.html]"),
        ("tim-kiem/chi-muc/bbbbbbbb.js", "v2"),
    ])
}

/// Has what only the first has, with another text at one address of the second.
pub(super) fn third() -> Files {
    let mut third = first();
    third.insert("guong/b/index.html".to_owned(), b"[assets/g-11111111.css] another b".to_vec());
    third.remove(MANIFEST);
    let manifest = list(&third, |_| true);
    third.insert(MANIFEST.to_owned(), manifest);
    third
}

pub(super) fn at(fake: Arc<Fake>) -> Store {
    let address: StoreAddress = "s3://cong".parse().unwrap();
    Store::over(fake, &address, Vec::new())
}

pub(super) fn upload_with(
    fake: &Arc<Fake>,
    site: &Files,
    options: Upload,
) -> std::result::Result<Uploaded, PublishError> {
    let ready = Ready::check(site).unwrap().unwrap();
    at(Arc::clone(fake) as Arc<Fake>).upload(&ready, options, &|_, _| {})
}

pub(super) fn upload(objects: &Arc<InMemory>, site: &Files) -> std::result::Result<Uploaded, PublishError> {
    upload_with(&Arc::new(Fake::over(objects)), site, Upload::default())
}

/// A store that holds a site.
pub(super) fn holding(site: &Files) -> Arc<InMemory> {
    let objects = Arc::new(InMemory::new());
    upload(&objects, site).unwrap();
    assert_eq!(contents(&objects), *site);
    objects
}

/// What a visitor finds missing: files that a page needs, and what the home page, feeds and the search lead to.
pub(super) fn missing(objects: &InMemory) -> Vec<String> {
    let files = contents(objects);
    let needs = |text: &[u8]| {
        let text = String::from_utf8(text.to_vec()).unwrap();
        text.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0.to_owned())).collect::<Vec<_>>()
    };
    // Until there is a home page, nobody comes to follow what leads to pages.
    let is_open = files.contains_key("index.html");
    let all = files.iter().flat_map(|(path, text)| needs(text).into_iter().map(move |need| (path, need)));
    let all = all.filter(|(_, need)| is_open || !need.ends_with("index.html"));
    all.filter(|(_, need)| !files.contains_key(need)).map(|(path, need)| format!("{path} needs {need}")).collect()
}

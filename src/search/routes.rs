//! Routes: which file holds a key.
//!
//! Index files are named in groups of a few: a name is longer than all else that a route says. A file's route is the
//! shortest beginning of its keys that parts them from those before; the first of a group also says the
//! group's name.

use super::layout::{File, Names, script};
use super::section::{Shard, json_string, push_front_coded};

/// Index files under one name: one edited document renames only this many.
const GROUP: usize = 4;
/// With more index files than this, their routes stand in pages of their own.
const ONE_LEVEL: usize = 512;
/// Routes in such a page, at least.
const PAGE: usize = 128;

/// Where the keys from one on stand.
pub struct Route {
    first: String,
    /// Name of the group that begins here.
    group: Option<String>,
}

/// Names and hands out the files of one section, a group at a time.
#[derive(Default)]
pub struct GroupWriter {
    waiting: Vec<Shard>,
    last_key: String,
    routes: Vec<Route>,
}

impl GroupWriter {
    /// Takes the next file in the order of keys.
    pub fn push(&mut self, shard: Shard, names: &mut Names, sink: &mut impl FnMut(File)) {
        self.waiting.push(shard);
        if self.waiting.len() == GROUP {
            self.close_group(names, sink);
        }
    }

    fn close_group(&mut self, names: &mut Names, sink: &mut impl FnMut(File)) {
        let hashes: Vec<_> = self.waiting.iter().map(|shard| shard.hash).collect();
        if hashes.is_empty() {
            return;
        }
        let name = names.give(&hashes);
        for (at, shard) in self.waiting.drain(..).enumerate() {
            let file = format!("i/{name}{at}");
            for (number, rest) in shard.rests.iter().enumerate() {
                sink(script(&format!("{file}-{number}"), rest));
            }
            sink(script(&file, &shard.records));
            let group = Some(name.clone()).filter(|_| at == 0);
            self.routes.push(Route { first: shortest_after(&self.last_key, &shard.first), group });
            self.last_key = shard.last;
        }
    }

    /// The routes to all files.
    pub fn finish(mut self, names: &mut Names, sink: &mut impl FnMut(File)) -> Vec<Route> {
        self.close_group(names, sink);
        self.routes
    }
}

/// The shortest beginning of `key` that sorts after `last`.
fn shortest_after(last: &str, key: &str) -> String {
    let end = key.char_indices().map(|(at, c)| at + c.len_utf8()).find(|&end| key[..end] > *last);
    key[..end.unwrap_or(key.len())].to_owned()
}

/// What the root file says of all routes: the name that pages have in common, empty where the routes themselves
/// follow, and the text of the routes.
pub fn write(routes: &[Route], names: &mut Names, sink: &mut impl FnMut(File)) -> (String, String) {
    if routes.len() <= ONE_LEVEL {
        return (String::new(), text(routes));
    }
    let mut pages: Vec<&[Route]> = Vec::new();
    let mut rest = routes;
    while !rest.is_empty() {
        let end = (PAGE..rest.len()).find(|&at| rest[at].group.is_some()).unwrap_or(rest.len());
        let (page, after) = rest.split_at(end);
        pages.push(page);
        rest = after;
    }
    let contents: Vec<String> = pages.iter().map(|page| json_string(&text(page))).collect();
    let hashes: Vec<_> = contents.iter().map(|content| super::layout::content_hash(content.as_bytes())).collect();
    let name = names.give(&hashes);
    for (number, content) in contents.iter().enumerate() {
        sink(script(&format!("r/{name}{number}"), content));
    }
    let mut of_pages = String::new();
    let mut last = "";
    for page in pages {
        push_front_coded(&mut of_pages, last, &page[0].first);
        of_pages.push('~');
        last = &page[0].first;
    }
    (name, of_pages)
}

/// First keys, front-coded, and the names of groups.
fn text(routes: &[Route]) -> String {
    let mut out = String::new();
    let mut last = "";
    for route in routes {
        push_front_coded(&mut out, last, &route.first);
        if let Some(group) = &route.group {
            out.push('|');
            out.push_str(group);
        }
        out.push('~');
        last = &route.first;
    }
    out
}

//! Records by number, and references to them.

use crate::source::{Span, Spanned};
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// The number of a record of type `T` within its [`Arena`].
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    fn new(index: usize) -> Self {
        Id(u32::try_from(index).unwrap_or(u32::MAX), PhantomData)
    }

    /// The position in the arena.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

// Derives would ask the same of `T`, which a number does not need.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A record that has an id of its own.
pub trait Named {
    /// The id and where it is given.
    fn id(&self) -> &Spanned<String>;
}

/// Pairs of records that have one id: the first one, and one that repeats it.
pub type Doubles<T> = Vec<(Id<T>, Id<T>)>;

/// All records of one kind.
#[derive(Debug)]
pub struct Arena<T> {
    records: Vec<T>,
    /// Numbers in the order of ids; where two have one id, the first alone.
    by_name: Vec<Id<T>>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Arena { records: Vec::new(), by_name: Vec::new() }
    }
}

impl<T: Named> Arena<T> {
    /// Takes the records in order. Where two have one id, the name leads to the first; the second is returned beside
    /// it, to be reported.
    #[must_use]
    pub fn new(records: Vec<T>) -> (Self, Doubles<T>) {
        let name = |id: &Id<T>| records[id.index()].id().value.as_str();
        let mut by_name: Vec<Id<T>> = (0..records.len()).map(Id::new).collect();
        by_name.sort_by(|a, b| name(a).cmp(name(b)));
        let mut doubles = Vec::new();
        by_name.dedup_by(|later, first| {
            let same = name(later) == name(first);
            doubles.extend(same.then_some((*first, *later)));
            same
        });
        (Arena { records, by_name }, doubles)
    }

    /// The record's number by its id.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Id<T>> {
        let at = self.by_name.binary_search_by(|id| self[*id].id().value.as_str().cmp(name)).ok()?;
        self.by_name.get(at).copied()
    }

    /// The record by its id.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&T> {
        self.find(name).map(|id| &self[id])
    }

    /// All ids, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.iter().map(|id| self[*id].id().value.as_str())
    }

    /// Every record with its number.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> {
        self.records.iter().enumerate().map(|(index, record)| (Id::new(index), record))
    }

    /// Every number.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + use<T> {
        (0..self.records.len()).map(Id::new)
    }

    /// Every record.
    #[must_use]
    pub fn records(&self) -> &[T] {
        &self.records
    }

    /// Every record, to be linked.
    pub(super) fn records_mut(&mut self) -> &mut [T] {
        &mut self.records
    }

    /// One record, to be changed in what is not its id.
    pub(super) fn record_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.records[id.index()]
    }

    /// The names and what they lead to, for resolving references while records are being changed.
    pub(super) fn name_map(&self) -> BTreeMap<String, Id<T>> {
        self.names().map(str::to_owned).zip(self.by_name.iter().copied()).collect()
    }
}

impl<T> std::ops::Index<Id<T>> for Arena<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.records[id.index()]
    }
}

/// A reference as it is written, and what it was found to mean.
#[derive(Clone, Debug)]
pub struct Ref<T> {
    /// The id as written; empty where the key is missing.
    pub key: String,
    /// Where it is written.
    pub span: Span,
    target: Option<T>,
}

impl<T: Copy> Ref<T> {
    /// A reference that has not been looked up yet.
    #[must_use]
    pub fn new(written: Spanned<String>) -> Self {
        Ref { key: written.value, span: written.span, target: None }
    }

    /// What it means; `None` where nothing has this id, which has been reported.
    #[must_use]
    pub fn target(&self) -> Option<T> {
        self.target
    }

    pub(super) fn set(&mut self, target: Option<T>) {
        self.target = target;
    }
}

/// A reference to one kind of record.
pub type RefTo<T> = Ref<Id<T>>;

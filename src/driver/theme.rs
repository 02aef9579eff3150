//! A portal's theme: loaded once, and shared by portals that have the same.

use super::rules::no_theme;
use crate::cache::{Key, KeyOf};
use crate::diagnostic::{Diagnostic, Language};
use crate::model::{self, Settings, Site};
use crate::source::{Sources, Spanned};
use crate::theme::Theme;
use crate::world::{EntryKind, Root, World};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// What a portal is loaded for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To make pages of it.
    ToMake,
    /// To tell of its faults.
    ToCheck,
}

/// A theme and what it was made of. Clones share it.
#[derive(Clone, Debug)]
pub struct LoadedTheme {
    theme: Arc<Theme>,
    made_of: Arc<MadeOf>,
    /// Its files, whose faults may show when pages are made.
    sources: Arc<Sources>,
    key: Key,
}

#[derive(Debug, PartialEq, Eq)]
struct MadeOf {
    language: Language,
    name: String,
    overrides: Overrides,
}

/// The files of a site's theme, by their paths in it.
type Overrides = BTreeMap<String, Vec<u8>>;

impl LoadedTheme {
    /// The hash of all that it is made of beside the program, which has the built-in theme within.
    pub(super) fn key(&self) -> Key {
        self.key
    }

    /// Loads the theme that the settings of `world` name, beside other work; none where it has faults, or where the
    /// settings do.
    pub(super) fn ahead(world: &dyn World, purpose: Purpose) -> Option<Self> {
        let made_of = MadeOf::of(world, &model::settings_of(world), &mut Vec::new());
        if made_of.is_needed(purpose) { LoadedTheme::make(made_of).ok() } else { None }
    }

    /// The theme that `site` names: one of those `at_hand`, where that is the same, or loaded now. Its files stand beside
    /// the site's. What is wrong with one that was at hand was found when it was loaded.
    pub(super) fn of(
        world: &dyn World,
        site: &mut Site,
        purpose: Purpose,
        at_hand: Option<&LoadedTheme>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let made_of = MadeOf::of(world, &site.settings, findings);
        if !made_of.is_needed(purpose) {
            return None;
        }
        let known = at_hand.filter(|theme| *theme.made_of == made_of).cloned();
        match known.map_or_else(|| LoadedTheme::make(made_of), Ok) {
            Ok(theme) => {
                site.sources.set_beside(Arc::clone(&theme.sources));
                Some(theme)
            }
            Err((found, sources)) => {
                findings.extend(found);
                site.sources.set_beside(Arc::new(sources));
                None
            }
        }
    }

    fn make(made_of: MadeOf) -> Result<Self, (Vec<Diagnostic>, Sources)> {
        let mut sources = Sources::to_stand_beside();
        match Theme::load(&made_of.name, &made_of.overrides, made_of.language, &mut sources) {
            Ok(theme) => {
                let key = made_of.key();
                let (theme, made_of, sources) = (Arc::new(theme), Arc::new(made_of), Arc::new(sources));
                Ok(LoadedTheme { theme, made_of, sources, key })
            }
            Err(found) => Err((found, sources)),
        }
    }
}

impl MadeOf {
    fn of(world: &dyn World, settings: &Settings, findings: &mut Vec<Diagnostic>) -> Self {
        let name = &settings.theme;
        let overrides = overrides(world, name, findings);
        MadeOf { language: settings.language, name: name.value.clone(), overrides }
    }

    fn key(&self) -> Key {
        let mut key = KeyOf::default();
        key.add(self.language.code().as_bytes());
        key.add(self.name.as_bytes());
        for (path, bytes) in &self.overrides {
            key.add(path.as_bytes());
            key.add(bytes);
        }
        key.finish()
    }

    /// Whether the theme must be loaded for this purpose. What is built in has no faults to be told of.
    fn is_needed(&self, purpose: Purpose) -> bool {
        matches!(purpose, Purpose::ToMake) || !self.overrides.is_empty()
    }
}

impl Deref for LoadedTheme {
    type Target = Theme;

    fn deref(&self) -> &Theme {
        &self.theme
    }
}

fn overrides(world: &dyn World, name: &Spanned<String>, findings: &mut Vec<Diagnostic>) -> Overrides {
    let root = Root::Theme(&name.value);
    let mut overrides = Overrides::new();
    match world.files(root) {
        Ok(entries) => {
            for entry in entries.iter().filter(|entry| entry.kind == EntryKind::File && !entry.invalid) {
                match world.read(root, &entry.path) {
                    Ok(bytes) => drop(overrides.insert(entry.path.clone(), bytes)),
                    Err(error) => findings.push(no_theme(name, &error)),
                }
            }
        }
        Err(_) if name.value == "default" => {}
        Err(error) => findings.push(no_theme(name, &error)),
    }
    overrides
}

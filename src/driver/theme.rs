//! A portal's theme: loaded once, and shared by portals that have the same.

use super::rules::no_theme;
use crate::cache::Key;
use crate::diagnostic::{Diagnostic, Language};
use crate::model::Site;
use crate::source::hex;
use crate::theme::Theme;
use crate::world::{EntryKind, Root, World};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

/// A theme and what it was made of. Clones share it.
#[derive(Clone, Debug)]
pub struct LoadedTheme {
    theme: Arc<Theme>,
    made_of: Arc<(Language, String, Overrides)>,
    key: Key,
}

/// The files of a site's theme, by their paths in it.
type Overrides = BTreeMap<String, Vec<u8>>;

impl LoadedTheme {
    /// The hash of its templates, words and styles.
    pub(super) fn key(&self) -> Key {
        self.key
    }

    /// Loads the theme that `site` names, or takes `shared` where that is the same. What is wrong with a shared theme
    /// was found when it was loaded; its files are not among the sources of `site`.
    pub(super) fn load(
        world: &dyn World,
        site: &mut Site,
        shared: Option<&LoadedTheme>,
        findings: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let name = site.settings.theme.value.clone();
        let language = site.settings.language;
        let made_of = (language, name, overrides(world, site, findings));
        if let Some(shared) = shared.filter(|shared| *shared.made_of == made_of) {
            return Some(shared.clone());
        }
        let before = site.sources.len();
        match Theme::load(&made_of.1, &made_of.2, language, &mut site.sources) {
            Ok(theme) => {
                let hashes: Vec<String> = site.sources.hashes().skip(before).map(|(_, hash)| hex(&hash)).collect();
                let key = Key::of(&hashes.iter().map(String::as_str).collect::<Vec<_>>());
                Some(LoadedTheme { theme: Arc::new(theme), made_of: Arc::new(made_of), key })
            }
            Err(found) => {
                findings.extend(found);
                None
            }
        }
    }
}

impl Deref for LoadedTheme {
    type Target = Theme;

    fn deref(&self) -> &Theme {
        &self.theme
    }
}

fn overrides(world: &dyn World, site: &Site, findings: &mut Vec<Diagnostic>) -> Overrides {
    let name = &site.settings.theme;
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

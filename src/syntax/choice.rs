//! Enumerations whose variants are words of the content format.

/// Defines an enumeration and the words by which content names its variants, so that the schema, the reader and
/// the templates cannot disagree.
macro_rules! choices {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of the format.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// The word of every variant.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word by which content and templates name it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The variant that a word names.
            #[must_use]
            pub fn from_key(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use choices;

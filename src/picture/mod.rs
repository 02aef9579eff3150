//! Pictures: what a file is, whether it is whole, and how it becomes small, upright and free of metadata.
//!
//! A phone's photograph holds the place where it was taken, lies on its side, and weighs megabytes. What readers get
//! is made anew from its pixels alone: upright, in sRGB, on white where it was transparent, the first frame where it
//! moved, in a few widths, as JPEG and as WebP. Nothing of the file but its pixels goes on.
//!
//! [`inspect()`] looks at the head and the frame of a file and decodes no pixel: it is what `check` runs. `Picture`
//! decodes, within limits, and makes a [`Rendition`]; a `Darkroom` does so once a picture. Decoding is in Rust throughout, because the files come from
//! anywhere; libwebp, which is C, only ever encodes pixels that were decoded here.
//!
//! Nothing here knows records, addresses or the disk.

#[cfg(feature = "pictures")]
mod darkroom;
#[cfg(feature = "pictures")]
mod decode;
#[cfg(feature = "pictures")]
mod encode;
mod format;
mod frame;
mod inspect;
mod rendition;
#[cfg(all(test, feature = "pictures"))]
mod tests;

#[cfg(feature = "pictures")]
pub use darkroom::{Darkroom, Negative, Trouble};
#[cfg(feature = "pictures")]
pub use decode::Picture;
pub use format::Format;
pub use inspect::{Facts, Fault, MOST_BYTES, MOST_PIXELS, inspect, look};
pub use rendition::{Encoding, RECIPE, Rendition, renditions};

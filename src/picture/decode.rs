//! From a file to upright pixels in sRGB.

use super::{Fault, Format, Rendition, encode};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// Memory that a decoder may take beside the pixels it hands over.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// The pixels of a picture, upright, in sRGB, without transparency.
#[derive(Debug)]
pub struct Picture {
    pixels: RgbImage,
}

impl Picture {
    /// Decodes a file that [`super::inspect()`] has let through, and makes it as small as its largest rendition.
    ///
    /// # Errors
    /// Where its pixels cannot be decoded.
    pub fn decode(bytes: &[u8], largest: Rendition) -> Result<Self, Fault> {
        let format = Format::of(bytes).ok_or(Fault::Kind(None))?;
        let mut decoder = decoder(bytes, format)?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        // A profile that cannot be read is as good as none.
        let profile = decoder.icc_profile().ok().flatten();
        let mut pixels = on_white(DynamicImage::from_decoder(decoder).map_err(|_| Fault::Damaged)?);
        let (width, height) =
            if is_turned(orientation) { (largest.height, largest.width) } else { (largest.width, largest.height) };
        pixels = resized(pixels, width, height)?;
        if let Some(profile) = profile {
            pixels = to_srgb(pixels, &profile);
        }
        let mut upright = DynamicImage::ImageRgb8(pixels);
        upright.apply_orientation(orientation);
        Ok(Picture { pixels: upright.into_rgb8() })
    }

    /// Makes one file of it. The same pixels give the same bytes.
    ///
    /// # Errors
    /// Where an encoder refuses, which it has no reason to.
    pub fn make(&self, rendition: Rendition) -> Result<Vec<u8>, Fault> {
        let Rendition { width, height, encoding } = rendition;
        if self.pixels.dimensions() == (width, height) {
            return encode::encode(&self.pixels, encoding);
        }
        encode::encode(&resized(self.pixels.clone(), width, height)?, encoding)
    }
}

/// The size of a picture after turning.
pub(super) fn upright_size(bytes: &[u8], format: Format) -> Result<(u32, u32), Fault> {
    let mut decoder = decoder(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok(if is_turned(orientation) { (height, width) } else { (width, height) })
}

fn decoder(bytes: &[u8], format: Format) -> Result<impl ImageDecoder + '_, Fault> {
    let format = match format {
        Format::Jpeg => image::ImageFormat::Jpeg,
        Format::Png => image::ImageFormat::Png,
        Format::Webp => image::ImageFormat::WebP,
        Format::Heic | Format::Other(_) => return Err(Fault::Kind(Some(format))),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| Fault::Damaged)
}

/// Whether width and height change places.
fn is_turned(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}

/// Eight bits a channel, transparency laid on white: JPEG has none, and a drawing in black would vanish on a dark page.
fn on_white(decoded: DynamicImage) -> RgbImage {
    if !decoded.color().has_alpha() {
        return decoded.into_rgb8();
    }
    let decoded = decoded.into_rgba8();
    let (width, height) = decoded.dimensions();
    let mix = |channel: u8, alpha: u8| {
        let alpha = u32::from(alpha);
        let mixed = (u32::from(channel) * alpha + 255 * (255 - alpha) + 127) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    RgbImage::from_fn(width, height, |x, y| {
        let [red, green, blue, alpha] = decoded.get_pixel(x, y).0;
        image::Rgb([mix(red, alpha), mix(green, alpha), mix(blue, alpha)])
    })
}

/// Lanczos, in whole numbers, so that every machine gets the same.
fn resized(pixels: RgbImage, width: u32, height: u32) -> Result<RgbImage, Fault> {
    let (from_width, from_height) = pixels.dimensions();
    if (from_width, from_height) == (width, height) {
        return Ok(pixels);
    }
    let source =
        ImageRef::new(from_width, from_height, pixels.as_raw(), PixelType::U8x3).map_err(|_| Fault::Damaged)?;
    let mut target = Image::new(width, height, PixelType::U8x3);
    Resizer::new().resize(&source, &mut target, &ResizeOptions::new()).map_err(|_| Fault::Damaged)?;
    RgbImage::from_raw(width, height, target.into_vec()).ok_or(Fault::Damaged)
}

/// From the colours of the camera's profile to those that browsers take for granted. Decoders have made RGB of CMYK
/// and grey, so that only a profile for RGB fits.
fn to_srgb(pixels: RgbImage, profile: &[u8]) -> RgbImage {
    let transformed = || {
        let profile = ColorProfile::new_from_slice(profile).ok()?;
        if profile.color_space != DataColorSpace::Rgb {
            return None;
        }
        let srgb = ColorProfile::new_srgb();
        let transform =
            profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
        let mut made = vec![0; pixels.as_raw().len()];
        transform.transform(pixels.as_raw(), &mut made).ok()?;
        RgbImage::from_raw(pixels.width(), pixels.height(), made)
    };
    transformed().unwrap_or(pixels)
}

//! From pixels to JPEG and WebP, with nothing in the file but the picture.

use super::{Encoding, Fault};
use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// Chosen by eye on photographs of people and of documents: below, text on signs begins to blur.
const JPEG_QUALITY: u8 = 78;
/// Looks like JPEG at [`JPEG_QUALITY`].
const WEBP_QUALITY: f32 = 74.0;

/// The file.
pub(super) fn encode(pixels: &RgbImage, encoding: Encoding) -> Result<Vec<u8>, Fault> {
    match encoding {
        Encoding::Jpeg => jpeg(pixels),
        Encoding::Webp => webp(pixels),
    }
}

fn jpeg(pixels: &RgbImage) -> Result<Vec<u8>, Fault> {
    let side = |pixels: u32| u16::try_from(pixels).map_err(|_| Fault::Damaged);
    let (width, height) = (side(pixels.width())?, side(pixels.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    // On a slow line a progressive picture is seen early, and it is smaller too.
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(pixels.as_raw(), width, height, ColorType::Rgb).map_err(|_| Fault::Damaged)?;
    Ok(bytes)
}

fn webp(pixels: &RgbImage) -> Result<Vec<u8>, Fault> {
    let encoder = webp::Encoder::from_rgb(pixels.as_raw(), pixels.width(), pixels.height());
    encoder.encode_simple(false, WEBP_QUALITY).map(|made| made.to_vec()).map_err(|_| Fault::Damaged)
}

//! Files: handing one to the user, taking one in.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::time::after;

/// How long a download's address stays valid: the browser has read it long before.
const KEPT: std::time::Duration = std::time::Duration::from_secs(60);

/// Why a file could not be handed over or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The browser did not start the download.
    #[error(
        "the browser did not start the download; check whether downloads are blocked here, then try again"
    )]
    DownloadRefused,
    /// The file could not be read.
    #[error("the file could not be read; copy it to your own disk and choose it again")]
    Unreadable,
    /// The file is larger than anything this app writes.
    #[error("the file is larger than any that belongs here ({} MB, at most {} MB); make sure that you chose the right one", size / 1_000_000, limit / 1_000_000)]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
}

/// Hands a file to the user as a download.
///
/// # Errors
/// [`FileError::DownloadRefused`].
pub fn download(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), FileError> {
    offer(name, media_type, bytes).map_err(|_| FileError::DownloadRefused)
}

fn offer(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::UNDEFINED)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    after(KEPT, move || {
        // An address that is gone already needs no revoking.
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

/// Reads a file that the user chose, unless it is larger than `limit` bytes: its size is looked at
/// before any of it is read.
///
/// # Errors
/// [`FileError`].
pub async fn read(file: &File, limit: u64) -> Result<Vec<u8>, FileError> {
    // A file's size is a whole number far below 2^53.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size() as u64;
    if size > limit {
        return Err(FileError::TooLarge { size, limit });
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| FileError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

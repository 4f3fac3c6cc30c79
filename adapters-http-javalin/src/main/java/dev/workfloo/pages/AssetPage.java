package dev.workfloo.pages;

/** Sends a script, a style or a picture. */
final class AssetPage {

    private AssetPage() {}

    /** Under its present address it stays what it is; under an older one it is sent too, for a page that is open since. */
    static PageAnswer answer(PageRequest request) {
        return Assets.find(request.path("name"))
                .map(asset -> PageAnswer.content(asset.type(), asset.bytes())
                        .header("Cache-Control", caching(asset.hash().equals(request.path("hash")))))
                .orElseGet(() -> PlainPages.notFound(request));
    }

    private static String caching(boolean isPresent) {
        return isPresent ? "public, max-age=31536000, immutable" : "no-cache";
    }
}

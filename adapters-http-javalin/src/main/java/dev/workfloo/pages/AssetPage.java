package dev.workfloo.pages;

/** Sends a script, a style or a picture. */
final class AssetPage {

    private AssetPage() {}

    /** Under its present address it stays what it is; under an older one it is sent too, for a page that is open since. */
    static PageAnswer answer(PageRequest request) {
        return Assets.find(request.path("name"))
                .map(asset -> answer(asset, request.path("hash")))
                .orElseGet(() -> PlainPages.notFound(request));
    }

    private static PageAnswer answer(Assets.Asset asset, String hash) {
        PageAnswer answer = PageAnswer.content(asset.type(), asset.bytes());
        return asset.hash().equals(hash) ? answer.immutable() : answer.header("Cache-Control", "no-cache");
    }
}

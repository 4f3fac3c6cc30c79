package dev.workfloo.person.brand;

import dev.workfloo.access.Brand;
import dev.workfloo.access.Colour;
import dev.workfloo.access.Logo;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PageRoute;
import dev.workfloo.pages.PlainPages;
import dev.workfloo.pages.Shell;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A workspace's brand around a page, and what the page loads for it. Its addresses hold a hash of what is there: so they change with it,
 * and nobody finds out by them which workspaces there are.
 */
public final class BrandPages {

    private static final String ROOT = "/p/brand/";
    private static final int HASH_CHARACTERS = 16;
    private static final String FOR_LONG = "public, max-age=31536000, immutable";

    private final BrandWorkspace brands;

    public BrandPages(BrandWorkspace brands) {
        this.brands = brands;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(ROOT + "{workspace}/style/{hash}", request -> answer(request, BrandPages::style)),
                PageRoute.get(ROOT + "{workspace}/logo/{hash}", request -> answer(request, BrandPages::logo)));
    }

    /** How the workspace is known: by its own name, where it says nothing else. */
    public Shell.Brand around(WorkspaceId workspace) {
        Optional<Brand> brand = brands.find(workspace);
        String root = ROOT + workspace.name();
        return new Shell.Brand(
                brand.map(Brand::name).orElse(workspace.name()),
                brand.flatMap(BrandPages::logo).map(logo -> root + "/logo/" + logo.hash()),
                brand.flatMap(BrandPages::style).map(style -> root + "/style/" + style.hash()));
    }

    /** What a page loads. */
    private record Loaded(PageAnswer answer, String hash) {

        static Loaded of(PageAnswer answer, byte[] bytes) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
                String hash = HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
                return new Loaded(answer.header("Cache-Control", FOR_LONG), hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("each JDK has SHA-256", e);
            }
        }
    }

    private PageAnswer answer(PageRequest request, Function<Brand, Optional<Loaded>> part) {
        return WorkspaceId.parse(request.path("workspace"))
                .flatMap(brands::find)
                .flatMap(part)
                .filter(loaded -> loaded.hash().equals(request.path("hash")))
                .map(Loaded::answer)
                .orElseGet(() -> PlainPages.notFound(request));
    }

    private static Optional<Loaded> style(Brand brand) {
        return brand.colour().map(BrandPages::style);
    }

    private static Loaded style(Colour colour) {
        byte[] css = BrandStyle.of(colour).getBytes(StandardCharsets.US_ASCII);
        return Loaded.of(PageAnswer.content("text/css; charset=utf-8", css), css);
    }

    private static Optional<Loaded> logo(Brand brand) {
        return brand.logo().map(BrandPages::logo);
    }

    private static Loaded logo(Logo logo) {
        byte[] bytes = logo.bytes();
        return Loaded.of(PageAnswer.shown(logo.format().type(), bytes), bytes);
    }
}

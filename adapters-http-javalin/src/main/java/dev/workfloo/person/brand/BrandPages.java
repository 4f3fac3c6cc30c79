package dev.workfloo.person.brand;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.person.BrandWorkspace;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PageRoute;
import dev.workfloo.pages.PlainPages;
import dev.workfloo.pages.Shell;
import dev.workfloo.person.brand.DrawnBrand.Loaded;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A workspace's brand around a page, and what the page loads for it. Its addresses hold a hash of what is there: so they change with it,
 * and nobody finds out by them which workspaces there are.
 */
public final class BrandPages {

    private static final String ROOT = "/p/brand/";

    private final RecentBrands brands;

    public BrandPages(BrandWorkspace brands) {
        this(brands, InstantSource.system());
    }

    BrandPages(BrandWorkspace brands, InstantSource clock) {
        this.brands = new RecentBrands(brands, clock);
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(ROOT + "{workspace}/style/{hash}", this::style),
                PageRoute.get(ROOT + "{workspace}/logo/{hash}", this::logo));
    }

    /** How the workspace is known: by its own name, where it says nothing else. */
    public Shell.Brand around(WorkspaceId workspace) {
        Optional<DrawnBrand> brand = brands.around(workspace);
        String root = ROOT + workspace.name();
        return new Shell.Brand(
                brand.map(DrawnBrand::name).orElse(workspace.name()),
                brand.flatMap(DrawnBrand::logo).map(logo -> root + "/logo/" + logo.hash()),
                brand.flatMap(DrawnBrand::style).map(style -> root + "/style/" + style.hash()));
    }

    private Optional<DrawnBrand> brand(PageRequest request) {
        return WorkspaceId.parse(request.path("workspace")).flatMap(brands::named);
    }

    private PageAnswer style(PageRequest request) {
        return asked(request, brand(request).flatMap(DrawnBrand::style))
                .map(style -> PageAnswer.content(style.type(), style.bytes()).immutable())
                .orElseGet(() -> PlainPages.notFound(request));
    }

    private PageAnswer logo(PageRequest request) {
        return asked(request, brand(request).flatMap(DrawnBrand::logo))
                .map(logo -> PageAnswer.shown(logo.type(), logo.bytes()).immutable())
                .orElseGet(() -> PlainPages.notFound(request));
    }

    private static Optional<Loaded> asked(PageRequest request, Optional<Loaded> present) {
        return present.filter(loaded -> loaded.hash().equals(request.path("hash")));
    }
}

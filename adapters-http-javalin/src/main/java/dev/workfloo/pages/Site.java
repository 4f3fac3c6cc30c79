package dev.workfloo.pages;

import dev.workfloo.http.PageDispatch;
import dev.workfloo.http.PageSite;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of an area, to be served beside the API. */
public final class Site implements PageSite {

    private final Area area;
    private final List<PageRoute> routes;

    private Site(Area area, List<PageRoute> routes) {
        this.area = area;
        this.routes = routes;
    }

    /** @param routes in the order in which paths are tried: the first that fits counts */
    public static Site of(Area area, List<PageRoute> routes) {
        return new Site(area, List.copyOf(routes));
    }

    @Override
    public Set<String> roots() {
        return area.root().equals("/") ? Set.of("/", "/docs", "/assets") : Set.of(area.root());
    }

    @Override
    public void install(JavalinConfig config, PageDispatch dispatch) {
        PageRoute asset = PageRoute.get(area.path("/assets/{hash}/{name}"), AssetPage::answer);
        read(config, asset.path(), dispatch.reading(new SentPage(area, asset, dispatch)));
        for (PageRoute route : routes) {
            SentPage page = new SentPage(area, route, dispatch).readAbove(stepsUp(route.path()));
            if (route.isPosted()) {
                config.routes.addHttpHandler(route.method(), route.path(), dispatch.posting(page));
            } else {
                read(config, route.path(), dispatch.reading(page));
            }
        }
        refuseOthers(config, dispatch);
    }

    /** How many places at its end a path has to lose until it is that of a page that can be read. */
    private int stepsUp(String path) {
        Set<String> read = routes.stream()
                .filter(route -> !route.isPosted())
                .map(PageRoute::path)
                .collect(Collectors.toSet());
        int steps = 0;
        for (String above = path; !read.contains(above) && above.lastIndexOf('/') > 0; steps++) {
            above = above.substring(0, above.lastIndexOf('/'));
        }
        return steps;
    }

    /** What is posted to where nothing takes it is told so in a page too, and is not read. */
    private void refuseOthers(JavalinConfig config, PageDispatch dispatch) {
        if (!area.isPersonal()) return;
        for (String path : List.of(area.root(), area.path("/<any>"))) {
            SentPage page = new SentPage(area, PageRoute.get(path, PlainPages::notFound), dispatch);
            config.routes.addHttpHandler(HandlerType.POST, path, dispatch.reading(page));
        }
    }

    /** HEAD too, which Javalin would answer by itself: always with 200. */
    private static void read(JavalinConfig config, String path, Handler handler) {
        config.routes.addHttpHandler(HandlerType.GET, path, handler);
        config.routes.addHttpHandler(HandlerType.HEAD, path, handler);
    }
}

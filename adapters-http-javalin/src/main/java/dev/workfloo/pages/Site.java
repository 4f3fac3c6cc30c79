package dev.workfloo.pages;

import dev.workfloo.http.PageDispatch;
import dev.workfloo.http.PageSite;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of an area, to be served beside the API. */
public final class Site implements PageSite {

    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS,
            HandlerType.TRACE);

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
        read(config, asset().path(), dispatch.reading(new SentPage(area, asset(), dispatch)));
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

    private PageRoute asset() {
        return PageRoute.get(area.path("/assets/{hash}/{name}"), AssetPage::answer);
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

    /** What is nowhere, and what is not done where something is: told so in a page, and not read. */
    private void refuseOthers(JavalinConfig config, PageDispatch dispatch) {
        roots().stream().flatMap(Site::within).forEach(path -> {
            Handler handler = dispatch.reading(new SentPage(area, PageRoute.get(path, this::refuse), dispatch));
            METHODS.stream()
                    .filter(method -> routes.stream().noneMatch(route -> route.isAt(method, path)))
                    .forEach(method -> config.routes.addHttpHandler(method, path, handler));
        });
    }

    /** What lies below {@code /} is not all the area's. */
    private static Stream<String> within(String root) {
        return root.equals("/") ? Stream.of(root) : Stream.of(root, root + "/<any>");
    }

    private PageAnswer refuse(PageRequest request) {
        List<String> allowed = Stream.concat(routes.stream(), Stream.of(asset()))
                .filter(route -> route.leads(request.address()))
                .flatMap(PageRoute::methods)
                .map(HandlerType::name)
                .distinct()
                .sorted()
                .toList();
        return allowed.isEmpty() ? PlainPages.notFound(request) : PlainPages.notAllowed(request, allowed);
    }

    /** HEAD too, which Javalin would answer by itself: always with 200. */
    private static void read(JavalinConfig config, String path, Handler handler) {
        config.routes.addHttpHandler(HandlerType.GET, path, handler);
        config.routes.addHttpHandler(HandlerType.HEAD, path, handler);
    }
}

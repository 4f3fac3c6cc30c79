package dev.workfloo.docs;

import dev.workfloo.docs.centre.CentreRoutes;
import dev.workfloo.docs.tryit.TryItPages;
import dev.workfloo.docs.tryit.TryItSetup;
import dev.workfloo.pages.Area;
import dev.workfloo.pages.PageRoute;
import dev.workfloo.pages.Site;
import java.util.ArrayList;
import java.util.List;

/** Where each page for those who integrate is. */
public final class DocsSite {

    private static final Area AREA = new Area(
            "/",
            false,
            List.of(new Area.Link(DocsWord.TRY_IT, "/docs/api"), new Area.Link(DocsWord.KNOWLEDGE_CENTRE, "/docs")),
            List.of());

    private DocsSite() {}

    public static Site of(Installation installation, TryItSetup tryIt) {
        List<PageRoute> routes = new ArrayList<>(TryItPages.routes(tryIt));
        routes.add(PageRoute.get("/", new FirstPage(installation)::answer));
        routes.addAll(CentreRoutes.all());
        return Site.of(AREA, routes);
    }
}

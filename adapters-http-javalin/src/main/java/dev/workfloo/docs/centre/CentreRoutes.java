package dev.workfloo.docs.centre;

import dev.workfloo.docs.centre.Article.Shelf;
import dev.workfloo.pages.Language;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PageRoute;
import dev.workfloo.pages.PlainPages;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Templates;
import dev.workfloo.pages.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where each page of the centre is. */
public final class CentreRoutes {

    private static final String LANGUAGE = PageRequest.IN_LANGUAGE;

    private final Once<KnowledgeCentre> centre = Once.of(() -> new KnowledgeCentre(RepositoryFiles.packaged()));
    private final Once<Templates> templates = Once.of(() -> Templates.beside(CentreRoutes.class));

    private CentreRoutes() {}

    /** Nothing of it is read before somebody asks. */
    public static List<PageRoute> all() {
        CentreRoutes routes = new CentreRoutes();
        String home = "/docs/{" + LANGUAGE + "}";
        return List.of(
                PageRoute.get("/docs", request -> PageAnswer.seeOther(CentreMenu.home(request.language()))),
                PageRoute.get("/docs/pictures/{name}", Pictures::answer),
                PageRoute.get(home, request -> routes.read(request, routes::home)),
                PageRoute.get(home + "/search", request -> routes.read(request, routes::search)),
                PageRoute.get(home + "/reference/{slug}", request -> routes.read(request, routes::reference)),
                PageRoute.get(home + "/{slug}", request -> routes.read(request, routes::guide)));
    }

    private PageAnswer read(PageRequest request, Function<PageRequest, PageAnswer> page) {
        boolean isLanguage = Language.of(request.path(LANGUAGE)).isPresent();
        return isLanguage ? page.apply(request) : PlainPages.notFound(request);
    }

    private PageAnswer home(PageRequest request) {
        Words words = request.words();
        CentreMenu menu = CentreMenu.of(centre.get(), request.language(), CentreMenu.home(request.language()));
        return answer(words.say(CentreWord.CENTRE), inEach(CentreMenu::home), draw("home", words, menu));
    }

    private PageAnswer guide(PageRequest request) {
        return page(request, Shelf.GUIDE);
    }

    private PageAnswer reference(PageRequest request) {
        return page(request, Shelf.REFERENCE);
    }

    private PageAnswer page(PageRequest request, Shelf shelf) {
        Language reader = request.language();
        String slug = request.path("slug");
        Optional<CentrePage> found = centre.get().page(reader, shelf, slug);
        if (found.isEmpty()) return PlainPages.notFound(request);

        CentrePage page = found.get();
        ShownPage shown = new ShownPage(
                page, CentreMenu.of(centre.get(), reader, page.article().address(reader)));
        Map<Language, String> translations = inEach(each -> Contents.at(each, shelf, slug)
                .map(article -> article.address(each))
                .orElse(CentreMenu.home(each)));
        return answer(page.title(), translations, draw("page", request.words(), shown));
    }

    private PageAnswer search(PageRequest request) {
        Words words = request.words();
        Language reader = request.language();
        Search search = Search.of(centre.get(), reader, request.query("q").orElse(""));
        if (request.isForAPart()) return PageAnswer.part(draw("found", words, search));

        return answer(
                words.say(CentreWord.SEARCH_TITLE),
                inEach(each -> CentreMenu.search(each) + search.asked()),
                draw("search", words, search));
    }

    private String draw(String template, Words words, Object model) {
        return templates.get().draw(template, words, model);
    }

    private static PageAnswer answer(String title, Map<Language, String> translations, String content) {
        Shell shell = Shell.of(title).translated(translations).with("centre.css", "copy.js", "htmx.js");
        return PageAnswer.page(shell, content);
    }

    /** The same page in each language; who goes there on purpose finds the rest in it too. */
    private static Map<Language, String> inEach(Function<Language, String> address) {
        Map<Language, String> addresses = new LinkedHashMap<>();
        for (Language each : Language.values()) {
            String there = address.apply(each);
            addresses.put(each, there + (there.contains("?") ? "&" : "?") + "lang=" + each.tag());
        }
        return addresses;
    }
}

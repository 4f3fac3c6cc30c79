package dev.workfloo.docs.tryit;

import dev.workfloo.pages.FormToken;
import dev.workfloo.pages.Once;
import dev.workfloo.pages.PageAnswer;
import dev.workfloo.pages.PageRequest;
import dev.workfloo.pages.PageRoute;
import dev.workfloo.pages.PlainPages;
import dev.workfloo.pages.Shell;
import dev.workfloo.pages.Templates;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The reference of the API, each operation under an address of its own, with a form that makes its request. */
public final class TryItPages {

    private static final String ROOT = "/docs/api";

    private final TryItSetup setup;
    private final Once<ApiDescription> api;
    private final Once<DemoWalk> walk = Once.of(DemoWalk::read);
    private final Once<Templates> templates = Once.of(() -> Templates.beside(TryItPages.class));

    private TryItPages(TryItSetup setup) {
        this.setup = setup;
        this.api = Once.of(() -> ApiDescription.read(setup.description().get()));
    }

    /** They go before others below {@code /docs}. */
    public static List<PageRoute> routes(TryItSetup setup) {
        TryItPages pages = new TryItPages(setup);
        return List.of(
                PageRoute.get(ROOT, pages::overview),
                PageRoute.get(ROOT + "/{operation}", pages::operation),
                PageRoute.post(ROOT + "/{operation}/code", pages::code));
    }

    private PageAnswer overview(PageRequest request) {
        TryItOverview overview = new TryItOverview(api.get(), setup.demoKey().isPresent());
        String title = request.words().say(TryItWord.TITLE);
        String content = draw(request, "overview", overview);
        if (request.isForAPart()) return PageAnswer.part(draw(request, "titled", new TitledPart(title, content)));
        TryItFrame frame = new TryItFrame(api.get(), "", key(), true, content);
        return page(200, Shell.of(title), draw(request, "tryit", frame));
    }

    private String key() {
        return setup.demoKey().orElse("");
    }

    private PageAnswer operation(PageRequest request) {
        return found(request, operation -> {
            TriedValues values = TriedValues.proposed(operation, walk.get());
            Trial trial = trial(request, operation, new Trial.Form(values, Map.of(), token(request)));
            return request.isForAPart() ? part(request, trial) : whole(request, trial);
        });
    }

    private PageAnswer found(PageRequest request, Function<DescribedOperation, PageAnswer> page) {
        return api.get().find(request.path("operation")).map(page).orElseGet(() -> PlainPages.notFound(request));
    }

    private static String token(PageRequest request) {
        return FormToken.of(request.visitor());
    }

    private Trial trial(PageRequest request, DescribedOperation operation, Trial.Form form) {
        return new Trial(operation, form, Trial.origin(request), api.get(), walk.get());
    }

    /** Where no script runs, the whole page comes back with the code in it. */
    private PageAnswer code(PageRequest request) {
        return found(request, operation -> {
            TriedValues values = TriedValues.posted(operation, request.form());
            Map<String, TryItWord> problems = new TriedRequest(operation, values).problems();
            Trial trial = trial(request, operation, new Trial.Form(values, problems, token(request)));
            PageAnswer answer =
                    request.isForAPart() ? PageAnswer.part(draw(request, "snippets", trial)) : whole(request, trial);
            return answer.header("Cache-Control", "no-store");
        });
    }

    private String draw(PageRequest request, String template, Object model) {
        return templates.get().draw(template, request.words(), model);
    }

    private PageAnswer part(PageRequest request, Trial trial) {
        TitledPart part = new TitledPart(trial.head().summary(), draw(request, "operation", trial));
        return PageAnswer.part(draw(request, "titled", part));
    }

    private PageAnswer whole(PageRequest request, Trial trial) {
        boolean isSandbox = trial.form().values().isSandbox();
        String content = draw(request, "operation", trial);
        return page(
                trial.isWrong() ? 422 : 200,
                Shell.of(trial.head().summary()).wrong(trial.isWrong()),
                draw(request, "tryit", new TryItFrame(api.get(), trial.head().id(), key(), isSandbox, content)));
    }

    private static PageAnswer page(int status, Shell shell, String content) {
        return PageAnswer.page(status, shell.with(TryItFrame.ASSETS), content);
    }
}
